package io.synthorax.trainer;

import java.time.Duration;

/**
 * When a run's state is saved: often enough that a killed trainer loses little, and so seldom that
 * saving takes no more than a share of the training time.
 *
 * @param shortest training time between two states, unless a checkpoint comes before
 * @param share of the training time that saving may take
 */
record StateSchedule(Duration shortest, double share) {
  /** Below the two percent that saving may cost, since one save takes longer than another. */
  static final double SHARE = 0.015;

  /**
   * Whether to save now.
   *
   * @param unsaved training time since the last state
   * @param cost of the last save, zero if there was none
   */
  boolean due(Duration unsaved, Duration cost, boolean atCheckpoint) {
    boolean affordable = unsaved.toNanos() * share >= cost.toNanos();
    return affordable && (atCheckpoint || unsaved.compareTo(shortest) >= 0);
  }
}
