package io.synthorax.contracts;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a retraining ended, and what a project serves since then; its receipt.
 *
 * @param number of the trigger
 * @param reason in words
 * @param retraining absent if it could not be set going
 * @param classes every class of the project
 */
public record Promotion(
    ProjectId project,
    int number,
    Instant at,
    Outcome outcome,
    String reason,
    Optional<Retraining> retraining,
    SortedMap<ClassLabel, Decision> classes) {

  /** What came of it. */
  public enum Outcome {
    /** A new generator is served for a class at least. */
    PROMOTED,
    /** Every class keeps what it had. */
    KEPT,
    /** There was no study, or it failed; every class keeps what it had. */
    FAILED
  }

  /**
   * Of one class.
   *
   * @param served what is served from now on; absent while there never was a usable generator
   */
  public record Decision(boolean promoted, Optional<Served> served, String reason) {}

  /** A generator that is served: the one that a study, of the trigger of this number, selected. */
  public record Served(int number, StudyId study) {}
}
