package io.synthorax.learning.metrics;

/**
 * A 95 % interval: by percentile bootstrap, or by a formula.
 *
 * @param resamples that it is computed from; 0 if by a formula
 * @param skipped further resamples in which the figure could not be computed, such as those without
 *     a single image of a class
 */
public record Interval(double low, double high, int resamples, int skipped) {
  /** Standard deviations from the middle of a normal distribution to either end of 95 % of it. */
  static final double NORMAL_95 = 1.959964;

  private static final double TAIL = 0.025;

  /** The interval of the figures of all resamples, of which at least one was computed. */
  static Interval ofResamples(double[] computed, int skipped) {
    Quantiles quantiles = Quantiles.of(computed);
    return new Interval(quantiles.at(TAIL), quantiles.at(1 - TAIL), computed.length, skipped);
  }
}
