package io.synthorax.contracts;

/**
 * Emitted when a patient withdraws from a project: every scan of theirs is forgotten, and none is
 * taken any more.
 *
 * @param patientKey a keyed hash, never an identity
 */
public record PatientWithdrawn(ProjectId project, String patientKey) implements Event {
  @Override
  public String subject() {
    return project.value();
  }

  @Override
  public String naturalKey() {
    return project + "/" + patientKey;
  }
}
