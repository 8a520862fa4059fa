package io.synthorax.contracts;

import java.util.Optional;

/**
 * Where a project's scans come from, beside uploads, which are always open.
 *
 * @param folder that is watched: absolute, on the console's machine
 * @param prefix in the bucket, whose notifications are followed
 * @param orthanc whether it takes the radiographs of the Orthanc server that the console follows
 * @param labelField the DICOM attribute, by Orthanc's name for it, that holds a radiograph's class
 */
public record ProjectSources(
    Optional<String> folder,
    Optional<String> prefix,
    Optional<Boolean> orthanc,
    Optional<String> labelField) {
  /** Uploads only. */
  public static final ProjectSources UPLOAD =
      new ProjectSources(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public ProjectSources {
    Require.that(
        prefix.isEmpty() || prefix.get().matches("inbox/([A-Za-z0-9][A-Za-z0-9_.-]{0,63}/)+"),
        "sources.prefix",
        "inbox/, then one folder or more, each ending in /",
        prefix.orElse(null));
  }
}
