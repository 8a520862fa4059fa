package io.synthorax.learning.metrics;

import java.util.Arrays;

/** Quantiles of a sample of at least one value, linear between the two nearest values. */
final class Quantiles {
  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  static Quantiles of(double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  /** The quantile at {@code share} of [0, 1]; 0.5 is the median. */
  double at(double share) {
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** A copy of the sample, ascending. */
  double[] sorted() {
    return sorted.clone();
  }
}
