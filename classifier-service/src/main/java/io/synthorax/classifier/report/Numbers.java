package io.synthorax.classifier.report;

import io.synthorax.contracts.Figure;
import java.util.Locale;

/** Numbers as they stand in the report: a true minus sign, intervals in brackets. */
final class Numbers {
  private static final String MISSING = "n/a";

  private Numbers() {}

  /** A share as percent with one decimal: 0.7342 is 73.4. */
  static String percent(double share) {
    return minus(String.format(Locale.ROOT, "%.1f", 100 * share));
  }

  /** A difference of shares as percentage points, always with its sign. */
  static String points(double difference) {
    return minus(String.format(Locale.ROOT, "%+.1f", 100 * difference));
  }

  /** Thousands separated by commas. */
  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Three significant digits, but no exponent for what fits in five places. */
  static String plain(double value) {
    double size = Math.abs(value);
    if (size >= 1000) {
      return minus(String.format(Locale.ROOT, size < 1e6 ? "%,.0f" : "%.3g", value));
    }
    if (size >= 100) {
      return minus(String.format(Locale.ROOT, "%.0f", value));
    }
    if (size >= 10) {
      return minus(String.format(Locale.ROOT, "%.1f", value));
    }
    if (size >= 1 || value == 0) {
      return minus(String.format(Locale.ROOT, "%.2f", value));
    }
    return minus(String.format(Locale.ROOT, size >= 0.001 ? "%.3f" : "%.1e", value));
  }

  /** A share as percent with its interval. */
  static String percent(Figure figure) {
    if (figure.value().isEmpty()) {
      return MISSING;
    }
    String value = percent(figure.value().getAsDouble());
    return figure.low().isEmpty()
        ? value
        : value
            + " [%s, %s]"
                .formatted(
                    percent(figure.low().getAsDouble()), percent(figure.high().getAsDouble()));
  }

  /** A difference of shares as percentage points with its interval. */
  static String points(Figure figure) {
    if (figure.value().isEmpty()) {
      return MISSING;
    }
    String value = points(figure.value().getAsDouble());
    return figure.low().isEmpty()
        ? value
        : value
            + " [%s, %s]"
                .formatted(points(figure.low().getAsDouble()), points(figure.high().getAsDouble()));
  }

  /** Any figure with the interval that it may have. */
  static String plain(Figure figure) {
    if (figure.value().isEmpty()) {
      return MISSING;
    }
    String value = plain(figure.value().getAsDouble());
    return figure.low().isEmpty()
        ? value
        : value
            + " [%s, %s]"
                .formatted(plain(figure.low().getAsDouble()), plain(figure.high().getAsDouble()));
  }

  /** A label as people read it. */
  static String words(Object label) {
    return label.toString().replace('_', ' ');
  }

  private static String minus(String number) {
    return number.replace('-', '\u2212');
  }
}
