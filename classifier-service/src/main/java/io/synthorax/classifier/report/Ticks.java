package io.synthorax.classifier.report;

import java.util.Locale;

/** The numbers at an axis. */
final class Ticks {
  private Ticks() {}

  /** Short: thousands as k, no trailing zeros. */
  static String text(double value) {
    if (Math.abs(value) >= 1e6) {
      return trimmed(value / 1e6) + "M";
    }
    return Math.abs(value) >= 1e4 ? trimmed(value / 1e3) + "k" : trimmed(value);
  }

  private static String trimmed(double value) {
    String text = String.format(Locale.ROOT, Math.abs(value) < 0.01 ? "%.5f" : "%.3f", value);
    text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
    return text.equals("-0") || text.isEmpty() ? "0" : text.replace('-', '\u2212');
  }
}
