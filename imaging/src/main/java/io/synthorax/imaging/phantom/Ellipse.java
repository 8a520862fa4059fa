package io.synthorax.imaging.phantom;

/** An ellipse in the picture's plane, and the ellipsoid that casts it. */
final class Ellipse {
  private final double x;
  private final double y;
  private final double a;
  private final double b;
  private final double cos;
  private final double sin;

  /**
   * Half axis {@code a} lies along x before the turn, {@code b} along y; the turn, in radians, is
   * from x towards y.
   */
  Ellipse(double x, double y, double a, double b, double turn) {
    this.x = x;
    this.y = y;
    this.a = a;
    this.b = b;
    this.cos = Math.cos(turn);
    this.sin = Math.sin(turn);
  }

  double x() {
    return x;
  }

  double y() {
    return y;
  }

  /** No point of the ellipse is further from its middle. */
  double reach() {
    return Math.max(a, b);
  }

  /** The relative length of a ray's way through the ellipsoid: 1 at its middle, 0 outside. */
  double depth(double px, double py) {
    double u = ((px - x) * cos + (py - y) * sin) / a;
    double v = ((py - y) * cos - (px - x) * sin) / b;
    double rest = 1 - u * u - v * v;
    return rest > 0 ? Math.sqrt(rest) : 0;
  }
}
