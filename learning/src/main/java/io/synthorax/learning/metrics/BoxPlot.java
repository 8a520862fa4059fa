package io.synthorax.learning.metrics;

import java.util.Arrays;

/**
 * The five numbers of a box plot: quartiles linear between the nearest values, whiskers at the
 * farthest values within 1.5 interquartile ranges of the box (Tukey), and what lies beyond.
 *
 * @param outliers ascending
 */
public record BoxPlot(
    double lowWhisker,
    double lowQuartile,
    double median,
    double highQuartile,
    double highWhisker,
    double[] outliers,
    int count) {
  private static final double REACH = 1.5;

  /** Of at least one finite value. */
  public static BoxPlot of(double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("a box plot of no value");
    }
    Quantiles quantiles = Quantiles.of(sample);
    double low = quantiles.at(0.25);
    double high = quantiles.at(0.75);
    double reach = REACH * (high - low);
    double[] sorted = quantiles.sorted();
    double[] inside =
        Arrays.stream(sorted).filter(v -> v >= low - reach && v <= high + reach).toArray();
    double[] outside =
        Arrays.stream(sorted).filter(v -> v < low - reach || v > high + reach).toArray();
    return new BoxPlot(
        // A quartile between two values may lie beyond the last value inside: no whisker then.
        Math.min(low, inside[0]),
        low,
        quantiles.at(0.5),
        high,
        Math.max(high, inside[inside.length - 1]),
        outside,
        sorted.length);
  }
}
