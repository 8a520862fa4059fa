package io.synthorax.classifier.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Values on a straight line of a drawing.
 *
 * @param low value at {@code from}
 * @param high value at {@code to}
 */
record Axis(double low, double high, double from, double to) {
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  /** An axis whose range is widened a little, and never empty. */
  static Axis around(double low, double high, double from, double to) {
    double margin = high > low ? (high - low) * 0.05 : Math.max(1e-9, Math.abs(high) * 0.1);
    return new Axis(low - margin, high + margin, from, to);
  }

  /** Where a value lies. */
  double at(double value) {
    return from + (value - low) / (high - low) * (to - from);
  }

  /** Round values within the range, about as many as wanted. */
  List<Double> ticks(int wanted) {
    double raw = (high - low) / wanted;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = power * 10;
    for (double candidate : STEPS) {
      if (candidate * power >= raw * 0.999) {
        step = candidate * power;
        break;
      }
    }
    var ticks = new ArrayList<Double>();
    for (long i = (long) Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
