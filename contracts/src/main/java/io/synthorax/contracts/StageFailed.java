package io.synthorax.contracts;

/**
 * Emitted when a stage gives up on a record that names a study: the study ends FAILED with this
 * reason.
 *
 * @param stage the service's name for the step
 * @param record the id of the event that it gave up on
 */
public record StageFailed(StudyId study, String stage, String record, String reason)
    implements Event {
  @Override
  public String subject() {
    return study.value();
  }

  @Override
  public String naturalKey() {
    return study + "/" + stage + "/" + record;
  }
}
