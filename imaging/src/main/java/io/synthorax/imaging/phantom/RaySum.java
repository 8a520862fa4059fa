package io.synthorax.imaging.phantom;

/**
 * A square map of what rays meet, [size, size], a little larger than the picture so that a shifted
 * or turned patient still fills it. Shapes add the length of a ray's way through them.
 */
final class RaySum {
  /** The map's half width. */
  static final double REACH = 1.16;

  final int size;
  final float[] values;
  private final double step;

  RaySum(int size) {
    this.size = size;
    this.values = new float[size * size];
    this.step = 2 * REACH / size;
  }

  /** The coordinate of a column's or row's center. */
  double coordinate(int index) {
    return (index + 0.5) * step - REACH;
  }

  /** The index of the column or row that holds the coordinate, within the map. */
  int index(double coordinate) {
    return Math.max(0, Math.min(size - 1, (int) Math.floor((coordinate + REACH) / step)));
  }

  void add(int x, int y, double amount) {
    values[y * size + x] += (float) amount;
  }

  float get(int x, int y) {
    return values[y * size + x];
  }

  /** A round rod between two points, of {@code amount} at its middle. */
  void rod(double x0, double y0, double x1, double y1, double radius, double amount) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double squared = Math.max(1e-9, dx * dx + dy * dy);
    int bottom = index(Math.max(y0, y1) + radius);
    int right = index(Math.max(x0, x1) + radius);
    for (int row = index(Math.min(y0, y1) - radius); row <= bottom; row++) {
      for (int column = index(Math.min(x0, x1) - radius); column <= right; column++) {
        double px = coordinate(column) - x0;
        double py = coordinate(row) - y0;
        double along = Math.max(0, Math.min(1, (px * dx + py * dy) / squared));
        double ex = px - along * dx;
        double ey = py - along * dy;
        double rest = 1 - (ex * ex + ey * ey) / (radius * radius);
        if (rest > 0) {
          add(column, row, amount * Math.sqrt(rest));
        }
      }
    }
  }

  /** An ellipsoid, of {@code amount} at its middle. */
  void ellipsoid(Ellipse shape, double amount) {
    double reach = shape.reach();
    int bottom = index(shape.y() + reach);
    int right = index(shape.x() + reach);
    for (int row = index(shape.y() - reach); row <= bottom; row++) {
      for (int column = index(shape.x() - reach); column <= right; column++) {
        double depth = shape.depth(coordinate(column), coordinate(row));
        if (depth > 0) {
          add(column, row, amount * depth);
        }
      }
    }
  }
}
