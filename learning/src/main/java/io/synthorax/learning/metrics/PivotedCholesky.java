package io.synthorax.learning.metrics;

import java.util.ArrayList;
import java.util.List;

/** Factors a covariance matrix that may be singular. */
final class PivotedCholesky {
  private PivotedCholesky() {}

  /**
   * F with S = F^T F, [rank][size], rows in the order of their pivots; S is symmetric and positive
   * semi-definite, [size][size], and is overwritten.
   *
   * <p>It ends when no variance is left above the rounding of the largest one: a singular
   * covariance leaves tiny remainders there, some of them negative, which are zero but for
   * rounding.
   */
  static MatrixRows factor(double[][] s) {
    int size = s.length;
    int largest = largestVariance(s);
    double negligible = s[largest][largest] * size * Math.ulp(1.0);
    List<double[]> factor = new ArrayList<>();
    while (factor.size() < size) {
      int pivot = largestVariance(s);
      if (s[pivot][pivot] <= negligible) {
        break;
      }
      factor.add(eliminate(s, pivot));
    }
    return new MatrixRows(size, factor.toArray(new double[0][]));
  }

  private static int largestVariance(double[][] s) {
    int pivot = 0;
    for (int at = 1; at < s.length; at++) {
      if (s[at][at] > s[pivot][pivot]) {
        pivot = at;
      }
    }
    return pivot;
  }

  /** Takes the pivot's direction out of what is left of S, and returns it. */
  private static double[] eliminate(double[][] s, int pivot) {
    double root = Math.sqrt(s[pivot][pivot]);
    double[] direction = s[pivot].clone();
    for (int at = 0; at < direction.length; at++) {
      direction[at] /= root;
    }
    for (int row = 0; row < s.length; row++) {
      if (direction[row] != 0) {
        subtract(s[row], direction, direction[row]);
      }
    }
    // Exactly zero from here on: the pivot's own remainder would only be rounding.
    for (int at = 0; at < s.length; at++) {
      s[pivot][at] = 0;
      s[at][pivot] = 0;
    }
    return direction;
  }

  private static void subtract(double[] row, double[] direction, double weight) {
    for (int at = 0; at < row.length; at++) {
      row[at] = Math.fma(-weight, direction[at], row[at]);
    }
  }
}
