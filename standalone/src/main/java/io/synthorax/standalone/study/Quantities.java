package io.synthorax.standalone.study;

import java.time.Duration;
import java.util.Locale;

/** Times and sizes as people write them. */
final class Quantities {
  private Quantities() {}

  /** {@code 45 s}, {@code 12 min}, {@code 3 h 20 min}. */
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 90) {
      return seconds + " s";
    }
    long minutes = (seconds + 30) / 60;
    return minutes < 90 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
  }

  /** {@code 1:05} or {@code 2:00:07}. */
  static String clock(Duration duration) {
    long s = Math.max(0, duration.toSeconds());
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }

  /** {@code 340 MB}, {@code 2.1 GB}; a thousand bytes to the kilobyte. */
  static String bytes(long bytes) {
    if (bytes < 1_000_000_000L) {
      return Math.max(1, bytes / 1_000_000) + " MB";
    }
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
