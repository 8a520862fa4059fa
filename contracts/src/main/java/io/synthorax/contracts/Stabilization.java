package io.synthorax.contracts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What keeps a game on few images from being lost, each part switched on its own.
 *
 * @param augmentation of what the discriminator sees; empty is the paper
 * @param averageHalfLife real images shown in which the published moving average of the generator's
 *     weights goes half of the way to the present ones, less at a run's beginning; 0 publishes the
 *     generator as it is, which is the paper
 */
public record Stabilization(
    Set<Augmentation> augmentation,
    int averageHalfLife,
    AdversarialLoss loss,
    DiscriminatorNormalization normalization) {
  /** The paper, which does nothing of it. */
  public static final Stabilization NONE =
      new Stabilization(Set.of(), 0, AdversarialLoss.LOGISTIC, DiscriminatorNormalization.BATCH);

  /** What studies did that were recorded before they could choose: the average alone. */
  public static final Stabilization UNRECORDED =
      new Stabilization(
          Set.of(), 10_000, AdversarialLoss.LOGISTIC, DiscriminatorNormalization.BATCH);

  private static final int LONGEST_HALF_LIFE = 10_000_000;

  public Stabilization {
    Require.that(
        augmentation != null, "training.stabilization.augmentation", "a list of them", null);
    Require.that(
        averageHalfLife >= 0 && averageHalfLife <= LONGEST_HALF_LIFE,
        "training.stabilization.averageHalfLife",
        "0 to 10000000",
        averageHalfLife);
    Require.that(loss != null, "training.stabilization.loss", "LOGISTIC or HINGE", null);
    Require.that(
        normalization != null, "training.stabilization.normalization", "BATCH or SPECTRAL", null);
    // In the order of declaration: the study's name is a hash of this text.
    EnumSet<Augmentation> ordered = EnumSet.noneOf(Augmentation.class);
    ordered.addAll(augmentation);
    augmentation = Collections.unmodifiableSet(ordered);
  }

  /** The same with another augmentation. */
  public Stabilization with(Set<Augmentation> other) {
    return new Stabilization(other, averageHalfLife, loss, normalization);
  }
}
