package io.synthorax.imaging.phantom;

/** Smooth transitions. */
final class Shade {
  private Shade() {}

  /** 0 before {@code from}, 1 after {@code to}, smooth between. */
  static double step(double from, double to, double value) {
    double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }

  /** Bell curve of the distance from a middle, 1 at the middle. */
  static double bell(double distance, double width) {
    return Math.exp(-distance * distance / (2 * width * width));
  }
}
