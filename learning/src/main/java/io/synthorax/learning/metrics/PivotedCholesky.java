package io.synthorax.learning.metrics;

import java.util.Arrays;

/** Factors a covariance matrix that may be singular. */
final class PivotedCholesky {
  private PivotedCholesky() {}

  /**
   * F with S = F^T F, [rank, size], rows in the order of their pivots; S is symmetric and positive
   * semi-definite, [size, size], and is overwritten.
   *
   * <p>It ends when no variance is left above the rounding of the largest one: a singular
   * covariance leaves tiny remainders there, some of them negative, which are zero but for
   * rounding.
   */
  static MatrixRows factor(double[] s, int size) {
    double largest = 0;
    for (int at = 0; at < size; at++) {
      largest = Math.max(largest, s[at * size + at]);
    }
    double negligible = largest * size * Math.ulp(1.0);
    double[] factor = new double[size * size];
    int rank = 0;
    while (rank < size) {
      int pivot = largestVariance(s, size);
      if (s[pivot * size + pivot] <= negligible) {
        break;
      }
      eliminate(s, size, pivot, factor, rank++);
    }
    return new MatrixRows(rank, size, Arrays.copyOf(factor, rank * size));
  }

  private static int largestVariance(double[] s, int size) {
    int pivot = 0;
    for (int at = 1; at < size; at++) {
      if (s[at * size + at] > s[pivot * size + pivot]) {
        pivot = at;
      }
    }
    return pivot;
  }

  /** Takes the pivot's direction out of what is left of S. */
  private static void eliminate(double[] s, int size, int pivot, double[] factor, int rank) {
    double root = Math.sqrt(s[pivot * size + pivot]);
    int row = rank * size;
    for (int at = 0; at < size; at++) {
      factor[row + at] = s[pivot * size + at] / root;
    }
    for (int at = 0; at < size; at++) {
      double weight = factor[row + at];
      if (weight != 0) {
        subtract(s, at * size, factor, row, weight, size);
      }
    }
    // Exactly zero from here on: the pivot's own remainder would only be rounding.
    for (int at = 0; at < size; at++) {
      s[pivot * size + at] = 0;
      s[at * size + pivot] = 0;
    }
  }

  private static void subtract(
      double[] s, int to, double[] factor, int from, double weight, int size) {
    for (int at = 0; at < size; at++) {
      s[to + at] = Math.fma(-weight, factor[from + at], s[to + at]);
    }
  }
}
