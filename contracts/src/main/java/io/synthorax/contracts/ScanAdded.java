package io.synthorax.contracts;

import java.util.Optional;

/**
 * Emitted when a scan arrives at a project's intake.
 *
 * @param patientKey a keyed hash, never an identity
 */
public record ScanAdded(
    String project, ObjectRef scan, Optional<ClassLabel> label, String patientKey)
    implements Event {
  public ScanAdded {
    Identifier.require("project", project);
  }

  @Override
  public String subject() {
    return project;
  }

  @Override
  public String naturalKey() {
    return project + "/" + scan.sha256();
  }
}
