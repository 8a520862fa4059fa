package io.synthorax.contracts;

import java.util.Optional;

/**
 * Emitted when a scan arrives at a project's intake.
 *
 * @param scan the converted gray image, named by its own hash
 * @param label if it came with one
 * @param patientKey a keyed hash, never an identity
 */
public record ScanAdded(
    ProjectId project, ObjectRef scan, Optional<ClassLabel> label, String patientKey)
    implements Event {
  @Override
  public String subject() {
    return project.value();
  }

  @Override
  public String naturalKey() {
    return project + "/" + scan.sha256();
  }
}
