package io.synthorax.learning.metrics;

/**
 * The inner loops of everything pairwise, on row-major blocks of doubles: two rows of the result
 * and four of the depth at a time, so that the compiler turns them into vector instructions and a
 * value read from memory is used twice.
 *
 * <p>Every element of the result is summed in the order of the depth, whatever the path: d(x, y)
 * equals d(y, x) bit by bit.
 */
final class ProductKernels {
  /** Depth of a slice of b that stays in the second-level cache while all rows pass over it. */
  private static final int SLICE = 64;

  private ProductKernels() {}

  /** A part of a row-major array: where it starts, and how far apart its rows are. */
  record Block(double[] values, int offset, int stride) {
    int at(int row) {
      return offset + row * stride;
    }
  }

  /** c[rows, width] += a[rows, depth] * b[depth, width]. */
  static void addProducts(Block a, Block b, Block c, int rows, int depth, int width) {
    for (int from = 0; from < depth; from += SLICE) {
      int to = Math.min(depth, from + SLICE);
      int quads = from + (to - from) / 4 * 4;
      for (int row = 0; row < rows; row += 2) {
        boolean paired = row + 1 < rows;
        for (int k = from; paired && k < quads; k += 4) {
          addProductsOfPair(a, b, c, row, k, width);
        }
        for (int k = paired ? quads : from; k < to; k++) {
          addProduct(a.values[a.at(row) + k], b.values, b.at(k), c.values, c.at(row), width);
          if (paired) {
            addProduct(
                a.values[a.at(row + 1) + k], b.values, b.at(k), c.values, c.at(row + 1), width);
          }
        }
      }
    }
  }

  /** c[i, j] += sum over k of (a[i, k] - b[k, j])^2, shapes as in {@link #addProducts}. */
  static void addSquaredDifferences(Block a, Block b, Block c, int rows, int depth, int width) {
    for (int from = 0; from < depth; from += SLICE) {
      int to = Math.min(depth, from + SLICE);
      int quads = from + (to - from) / 4 * 4;
      for (int row = 0; row < rows; row += 2) {
        boolean paired = row + 1 < rows;
        for (int k = from; paired && k < quads; k += 4) {
          addSquaresOfPair(a, b, c, row, k, width);
        }
        for (int k = paired ? quads : from; k < to; k++) {
          addSquare(a.values[a.at(row) + k], b.values, b.at(k), c.values, c.at(row), width);
          if (paired) {
            addSquare(
                a.values[a.at(row + 1) + k], b.values, b.at(k), c.values, c.at(row + 1), width);
          }
        }
      }
    }
  }

  private static void addProductsOfPair(Block a, Block b, Block c, int row, int k, int width) {
    double[] left = a.values;
    int p = a.at(row) + k;
    int q = a.at(row + 1) + k;
    double p0 = left[p], p1 = left[p + 1], p2 = left[p + 2], p3 = left[p + 3];
    double q0 = left[q], q1 = left[q + 1], q2 = left[q + 2], q3 = left[q + 3];
    double[] right = b.values;
    int b0 = b.at(k), b1 = b.at(k + 1), b2 = b.at(k + 2), b3 = b.at(k + 3);
    double[] out = c.values;
    int first = c.at(row);
    int second = c.at(row + 1);
    for (int j = 0; j < width; j++) {
      double r0 = right[b0 + j], r1 = right[b1 + j], r2 = right[b2 + j], r3 = right[b3 + j];
      out[first + j] =
          Math.fma(p3, r3, Math.fma(p2, r2, Math.fma(p1, r1, Math.fma(p0, r0, out[first + j]))));
      out[second + j] =
          Math.fma(q3, r3, Math.fma(q2, r2, Math.fma(q1, r1, Math.fma(q0, r0, out[second + j]))));
    }
  }

  private static void addProduct(
      double factor, double[] right, int from, double[] out, int to, int width) {
    for (int j = 0; j < width; j++) {
      out[to + j] = Math.fma(factor, right[from + j], out[to + j]);
    }
  }

  private static void addSquaresOfPair(Block a, Block b, Block c, int row, int k, int width) {
    double[] left = a.values;
    int p = a.at(row) + k;
    int q = a.at(row + 1) + k;
    double p0 = left[p], p1 = left[p + 1], p2 = left[p + 2], p3 = left[p + 3];
    double q0 = left[q], q1 = left[q + 1], q2 = left[q + 2], q3 = left[q + 3];
    double[] right = b.values;
    int b0 = b.at(k), b1 = b.at(k + 1), b2 = b.at(k + 2), b3 = b.at(k + 3);
    double[] out = c.values;
    int first = c.at(row);
    int second = c.at(row + 1);
    for (int j = 0; j < width; j++) {
      double r0 = right[b0 + j], r1 = right[b1 + j], r2 = right[b2 + j], r3 = right[b3 + j];
      double s0 = p0 - r0, s1 = p1 - r1, s2 = p2 - r2, s3 = p3 - r3;
      double t0 = q0 - r0, t1 = q1 - r1, t2 = q2 - r2, t3 = q3 - r3;
      out[first + j] =
          Math.fma(s3, s3, Math.fma(s2, s2, Math.fma(s1, s1, Math.fma(s0, s0, out[first + j]))));
      out[second + j] =
          Math.fma(t3, t3, Math.fma(t2, t2, Math.fma(t1, t1, Math.fma(t0, t0, out[second + j]))));
    }
  }

  private static void addSquare(
      double value, double[] right, int from, double[] out, int to, int width) {
    for (int j = 0; j < width; j++) {
      double difference = value - right[from + j];
      out[to + j] = Math.fma(difference, difference, out[to + j]);
    }
  }
}
