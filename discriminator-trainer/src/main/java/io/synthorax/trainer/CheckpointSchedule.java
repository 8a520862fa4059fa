package io.synthorax.trainer;

/**
 * Which epochs publish a checkpoint: the first one at or past each of n equal parts of the budget,
 * and the last.
 */
record CheckpointSchedule(int parts) {

  /** Whether the budget's fraction has crossed into another part since the last epoch's. */
  boolean due(double lastFraction, double fraction) {
    return fraction >= 1 || part(fraction) > part(lastFraction);
  }

  private int part(double fraction) {
    return (int) Math.floor(fraction * parts + 1e-9);
  }
}
