package io.synthorax.learning.metrics;

import java.util.function.IntFunction;

/** Measurements combined. */
final class Measurements {
  private Measurements() {}

  /** The mean of parts 0 to parts - 1; the first missing one's reason if one is missing. */
  static Measurement mean(int parts, IntFunction<Measurement> part) {
    double sum = 0;
    for (int at = 0; at < parts; at++) {
      Measurement measured = part.apply(at);
      if (!measured.available()) {
        return measured;
      }
      sum += measured.value();
    }
    return Measurement.of(sum / parts);
  }
}
