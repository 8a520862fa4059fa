package io.synthorax.imaging.phantom;

/** A smooth random field with values in [0, 1), the same for the same seed (value noise). */
final class SmoothNoise {
  private final long seed;
  private final double frequency;

  /** Varies over a length of about 1 / frequency. */
  SmoothNoise(long seed, double frequency) {
    this.seed = seed;
    this.frequency = frequency;
  }

  double at(double x, double y) {
    double u = x * frequency;
    double v = y * frequency;
    long left = (long) Math.floor(u);
    long top = (long) Math.floor(v);
    double fx = smooth(u - left);
    double fy = smooth(v - top);
    double upper = mix(lattice(left, top), lattice(left + 1, top), fx);
    double lower = mix(lattice(left, top + 1), lattice(left + 1, top + 1), fx);
    return mix(upper, lower, fy);
  }

  private double lattice(long x, long y) {
    long bits = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
    bits = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ bits >>> 27) * 0x94D049BB133111EBL;
    return ((bits ^ bits >>> 31) >>> 11) * 0x1p-53;
  }

  private static double mix(double from, double to, double share) {
    return from + (to - from) * share;
  }

  private static double smooth(double t) {
    return t * t * (3 - 2 * t);
  }
}
