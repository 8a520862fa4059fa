package io.synthorax.console.view;

/** Where a study is. */
public enum StudyStatus {
  /** Requested; nothing has trained yet. */
  QUEUED,
  /** At least one run trains or has trained. */
  TRAINING,
  /** Every run has ended; batches are synthesized, scored and selected. */
  EVALUATING,
  /** A generator is selected, or none, for every class; compositions are compared. */
  CLASSIFYING,
  COMPLETED,
  /** Completed; a class has no usable generator and kept its real images only. */
  COMPLETED_PARTIALLY,
  FAILED;

  /** Whether training is still to be paused or finished. */
  public boolean trains() {
    return this == QUEUED || this == TRAINING;
  }

  /** Whether nothing more will happen. */
  public boolean ended() {
    return this == COMPLETED || this == COMPLETED_PARTIALLY || this == FAILED;
  }
}
