package io.synthorax.learning.metrics;

import io.synthorax.learning.metrics.PairwiseSweep.Form;

/** Kernel distances of many subsets of the same two sets. */
interface SubsetKernels {
  /** Images per side up to which the products of all pairs are kept: three times 32 MB at most. */
  int KEPT = 2048;

  /** Of the images with these indices, at least two of each set. */
  double estimate(int[] real, int[] synthesized);

  /** From products computed once where they fit into memory, else anew for each subset. */
  static SubsetKernels of(Features real, Features synthesized) {
    if (Math.max(real.count(), synthesized.count()) > KEPT) {
      return (some, others) ->
          KernelDistance.estimate(real.subset(some), synthesized.subset(others));
    }
    return new Kept(
        kernels(real, real),
        kernels(synthesized, synthesized),
        kernels(real, synthesized),
        real.count(),
        synthesized.count());
  }

  private static double[] kernels(Features rows, Features columns) {
    double[] values = PairwiseSweep.matrix(rows, columns, Form.PRODUCT);
    for (int at = 0; at < values.length; at++) {
      values[at] = KernelDistance.kernel(values[at], rows.dimensions());
    }
    return values;
  }

  /** Kernels of all pairs: [real, real], [synthesized, synthesized], [real, synthesized]. */
  record Kept(double[] ofReal, double[] ofSynthesized, double[] between, int real, int synthesized)
      implements SubsetKernels {
    @Override
    public double estimate(int[] some, int[] others) {
      double n = some.length;
      double m = others.length;
      return sum(ofReal, real, some, some, true) / (n * (n - 1))
          + sum(ofSynthesized, synthesized, others, others, true) / (m * (m - 1))
          - 2 * sum(between, synthesized, some, others, false) / (n * m);
    }

    private static double sum(
        double[] kernels, int width, int[] rows, int[] columns, boolean withoutDiagonal) {
      double sum = 0;
      for (int row : rows) {
        for (int column : columns) {
          sum += withoutDiagonal && row == column ? 0 : kernels[row * width + column];
        }
      }
      return sum;
    }
  }
}
