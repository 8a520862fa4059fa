package io.synthorax.contracts;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether a checkpoint's synthesized images give its training images away.
 *
 * @param reason in words, with figures
 * @param closest of every feature space, the nearest first
 * @param picture of the same pairs in the same order, each synthesized image left of the training
 *     image, PNG; shows real images
 */
public record PrivacyCheck(
    Verdict verdict, String reason, List<ClosePair> closest, Optional<ObjectRef> picture) {
  public PrivacyCheck {
    closest = List.copyOf(closest);
  }

  /** What follows for the checkpoint. */
  public enum Verdict {
    /** Every figure lies, with its interval, within its threshold. */
    PASSED,
    /**
     * None lies beyond its threshold for certain, but not all can be told: used, with a warning.
     */
    UNDECIDED,
    /** A figure lies, with its interval, beyond its threshold: neither used nor exported. */
    BLOCKED
  }

  /**
   * A synthesized image and the training image that is nearest to it.
   *
   * @param space in which the distance was measured
   * @param synthesized index in the batch
   * @param label of the training image
   * @param training its index among the searched training images of its class
   * @param distance Euclidean
   * @param ratio of the distance to that at which a copy begins: below 1 it is suspicious; absent
   *     if that could not be told
   */
  public record ClosePair(
      String space,
      int synthesized,
      ClassLabel label,
      int training,
      double distance,
      OptionalDouble ratio) {}
}
