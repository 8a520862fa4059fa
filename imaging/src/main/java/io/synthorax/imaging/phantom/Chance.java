package io.synthorax.imaging.phantom;

import java.util.SplittableRandom;

/** Random draws that depend on nothing but the numbers they were made from. */
final class Chance {
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  private Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Independent draws for every different combination of keys. */
  static Chance of(long... keys) {
    long state = STEP;
    for (long key : keys) {
      state = new SplittableRandom(state ^ key * STEP).nextLong();
    }
    return new Chance(state);
  }

  /** Uniform in [low, high). */
  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** True with the given probability. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** A whole number from 0 to bound - 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /**
   * Normally distributed; drawn by Box and Muller's formula, since the JDK's own may change with
   * its version.
   */
  double normal(double mean, double deviation) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** Normally distributed, no further from the mean than two deviations. */
  double near(double mean, double deviation) {
    return Math.max(mean - 2 * deviation, Math.min(mean + 2 * deviation, normal(mean, deviation)));
  }

  long seed() {
    return random.nextLong();
  }
}
