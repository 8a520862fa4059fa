package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The mean and covariance of a feature set, what the Frechet distance is computed from: the
 * covariance S (with count - 1 in the denominator) is held as a factor F with S = F^T F.
 *
 * <p>With no more images than dimensions, F is the centered features themselves: exact, and the
 * covariance, of rank below its size, is never formed. With more, F is the pivoted Cholesky factor
 * of S.
 *
 * @param mean [dimensions]
 * @param factor F, [at most min(count, dimensions), dimensions]
 */
record GaussianFit(int count, double[] mean, MatrixRows factor) {
  private static final int BLOCK = 256;

  /** Of at least two images. */
  static GaussianFit of(Features features) {
    if (features.count() < 2) {
      throw new ContractViolation("a covariance needs 2 images, there are " + features.count());
    }
    double[] mean = mean(features);
    MatrixRows factor =
        features.count() <= features.dimensions()
            ? new MatrixRows(features.dimensions(), scaledDeviations(features, mean))
            : PivotedCholesky.factor(covariance(features, mean));
    return new GaussianFit(features.count(), mean, factor);
  }

  /** The trace of the covariance: the squared length of its factor. */
  double trace() {
    double trace = 0;
    for (double[] row : factor.rows()) {
      for (double value : row) {
        trace += value * value;
      }
    }
    return trace;
  }

  /** The mean of at least one vector, [dimensions]. */
  static double[] mean(Features features) {
    int dimensions = features.dimensions();
    double[] mean = new double[dimensions];
    for (int image = 0; image < features.count(); image++) {
      for (int at = 0; at < dimensions; at++) {
        mean[at] += features.values()[image * dimensions + at];
      }
    }
    for (int at = 0; at < dimensions; at++) {
      mean[at] /= features.count();
    }
    return mean;
  }

  /** What, squared and summed, gives the covariance: [count][dimensions]. */
  private static double[][] scaledDeviations(Features features, double[] mean) {
    double scale = 1 / Math.sqrt(features.count() - 1.0);
    double[][] deviations = deviations(features, mean, 0, features.count());
    for (double[] row : deviations) {
      for (int at = 0; at < row.length; at++) {
        row[at] *= scale;
      }
    }
    return deviations;
  }

  private static double[][] deviations(Features features, double[] mean, int first, int rows) {
    double[][] block = features.block(first, rows);
    for (double[] row : block) {
      for (int at = 0; at < row.length; at++) {
        row[at] -= mean[at];
      }
    }
    return block;
  }

  /** [dimensions][dimensions]; the upper triangle is summed, the lower one mirrored. */
  private static double[][] covariance(Features features, double[] mean) {
    int size = mean.length;
    double[][] sums = new double[size][size];
    for (int first = 0; first < features.count(); first += BLOCK) {
      int rows = Math.min(BLOCK, features.count() - first);
      addOuterProducts(deviations(features, mean, first, rows), sums);
    }
    for (int row = 0; row < size; row++) {
      for (int column = row; column < size; column++) {
        sums[row][column] /= features.count() - 1;
        sums[column][row] = sums[row][column];
      }
    }
    return sums;
  }

  private static void addOuterProducts(double[][] block, double[][] sums) {
    int stripes = (sums.length + BLOCK - 1) / BLOCK;
    IntStream.range(0, stripes)
        .parallel()
        .forEach(
            stripe -> {
              int from = stripe * BLOCK;
              int to = Math.min(sums.length, from + BLOCK);
              double[][] left = new double[to - from][block.length]; // [dimensions][images]
              for (int image = 0; image < block.length; image++) {
                for (int at = from; at < to; at++) {
                  left[at - from][image] = block[image][at];
                }
              }
              ProductKernels.addProducts(left, block, Arrays.copyOfRange(sums, from, to), from);
            });
  }
}
