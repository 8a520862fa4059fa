package io.synthorax.contracts;

/** Emitted when somebody deletes a study: every view and the store forget it. */
public record StudyDeleted(StudyId study) implements Event {
  @Override
  public String subject() {
    return study.value();
  }

  @Override
  public String naturalKey() {
    return study.value();
  }
}
