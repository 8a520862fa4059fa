package io.synthorax.learning.metrics;

/**
 * The inner loops of everything pairwise, on matrices of doubles held row by row: four of the depth
 * at a time, so that an element of the result is read and written once for four products.
 *
 * <p>The compiler turns a loop over such rows into vector instructions only while each row is an
 * array of its own and only one of them is written: several offsets into one array, or two rows of
 * the result in one loop, were two to four times as slow.
 *
 * <p>Every element of the result is summed in the order of the depth, whatever the path: d(x, y)
 * equals d(y, x) bit by bit.
 */
final class ProductKernels {
  /** Depth of a slice of b that stays in the first-level cache while all rows pass over it. */
  private static final int SLICE = 8;

  private ProductKernels() {}

  /** c[rows, width] += a[rows, depth] * b[depth, width], for the columns from {@code first} on. */
  static void addProducts(double[][] a, double[][] b, double[][] c, int first) {
    int depth = b.length;
    for (int from = 0; from < depth; from += SLICE) {
      int to = Math.min(depth, from + SLICE);
      for (int row = 0; row < c.length; row++) {
        double[] left = a[row];
        int k = from;
        for (; k + 4 <= to; k += 4) {
          addFourProducts(left, k, b[k], b[k + 1], b[k + 2], b[k + 3], c[row], first);
        }
        for (; k < to; k++) {
          addProduct(left[k], b[k], c[row], first);
        }
      }
    }
  }

  /** c[i, j] += sum over k of (a[i, k] - b[k, j])^2, shapes as in {@link #addProducts}. */
  static void addSquaredDifferences(double[][] a, double[][] b, double[][] c) {
    int depth = b.length;
    for (int from = 0; from < depth; from += SLICE) {
      int to = Math.min(depth, from + SLICE);
      for (int row = 0; row < c.length; row++) {
        double[] left = a[row];
        int k = from;
        for (; k + 4 <= to; k += 4) {
          addFourSquares(left, k, b[k], b[k + 1], b[k + 2], b[k + 3], c[row]);
        }
        for (; k < to; k++) {
          addSquare(left[k], b[k], c[row]);
        }
      }
    }
  }

  private static void addFourProducts(
      double[] left,
      int k,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double[] out,
      int first) {
    double p0 = left[k], p1 = left[k + 1], p2 = left[k + 2], p3 = left[k + 3];
    for (int j = first; j < out.length; j++) {
      out[j] =
          Math.fma(
              p3, b3[j], Math.fma(p2, b2[j], Math.fma(p1, b1[j], Math.fma(p0, b0[j], out[j]))));
    }
  }

  private static void addProduct(double factor, double[] right, double[] out, int first) {
    for (int j = first; j < out.length; j++) {
      out[j] = Math.fma(factor, right[j], out[j]);
    }
  }

  private static void addFourSquares(
      double[] left, int k, double[] b0, double[] b1, double[] b2, double[] b3, double[] out) {
    double p0 = left[k], p1 = left[k + 1], p2 = left[k + 2], p3 = left[k + 3];
    for (int j = 0; j < out.length; j++) {
      double d0 = p0 - b0[j], d1 = p1 - b1[j], d2 = p2 - b2[j], d3 = p3 - b3[j];
      out[j] = Math.fma(d3, d3, Math.fma(d2, d2, Math.fma(d1, d1, Math.fma(d0, d0, out[j]))));
    }
  }

  private static void addSquare(double value, double[] right, double[] out) {
    for (int j = 0; j < out.length; j++) {
      double difference = value - right[j];
      out[j] = Math.fma(difference, difference, out[j]);
    }
  }
}
