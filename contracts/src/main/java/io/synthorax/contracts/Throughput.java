package io.synthorax.contracts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Something per second, timed several times: the median, and as spread the lower and upper
 * quartile. What a benchmark says in its line of JSON.
 */
public record Throughput(double median, double lowerQuartile, double upperQuartile) {

  /** Of at least one timing; {@link IllegalArgumentException} without any. */
  public static Throughput of(double... rates) {
    if (rates.length == 0) {
      throw new IllegalArgumentException("nothing was timed");
    }
    double[] sorted = rates.clone();
    Arrays.sort(sorted);
    return new Throughput(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
  }

  /** Between the two nearest timings in proportion. */
  private static double at(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** Adds the median under a name and the quartiles under another. */
  public void put(Map<String, Object> line, String name, String spread) {
    line.put(name, rounded(median));
    line.put(spread, new double[] {rounded(lowerQuartile), rounded(upperQuartile)});
  }

  /** For people: {@code 123.4 images/s (quartiles 120.1 to 125.0)}. */
  public String text(String unit) {
    return String.format(
        Locale.ROOT,
        "%.1f %s (quartiles %.1f to %.1f)",
        median,
        unit,
        lowerQuartile,
        upperQuartile);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
