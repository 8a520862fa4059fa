package io.synthorax.trainer;

import io.synthorax.learning.gan.StepStatistics;

/**
 * Sums over the steps of an epoch that is not over yet; part of the saved state, so that a resumed
 * curve is the same.
 */
record EpochTally(
    int steps,
    double discriminatorLoss,
    double generatorLoss,
    double realProbability,
    double synthesizedProbability) {
  static final EpochTally EMPTY = new EpochTally(0, 0, 0, 0, 0);

  EpochTally plus(StepStatistics step) {
    return new EpochTally(
        steps + 1,
        discriminatorLoss + step.discriminatorLoss(),
        generatorLoss + step.generatorLoss(),
        realProbability + step.realProbability(),
        synthesizedProbability + step.synthesizedProbability());
  }

  /** The means over the steps. */
  EpochTally mean() {
    return new EpochTally(
        steps,
        discriminatorLoss / steps,
        generatorLoss / steps,
        realProbability / steps,
        synthesizedProbability / steps);
  }
}
