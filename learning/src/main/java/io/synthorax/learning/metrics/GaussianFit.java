package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.metrics.ProductKernels.Block;
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
            ? new MatrixRows(
                features.count(),
                features.dimensions(),
                scale(centered(features, mean, 0, features.count()), features.count()))
            : PivotedCholesky.factor(covariance(features, mean), features.dimensions());
    return new GaussianFit(features.count(), mean, factor);
  }

  /** The trace of the covariance: the squared length of its factor. */
  double trace() {
    double trace = 0;
    for (double value : factor.values()) {
      trace += value * value;
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

  private static double[] scale(double[] centered, int count) {
    double scale = 1 / Math.sqrt(count - 1.0);
    for (int at = 0; at < centered.length; at++) {
      centered[at] *= scale;
    }
    return centered;
  }

  private static double[] centered(Features features, double[] mean, int first, int rows) {
    double[] block = features.block(first, rows);
    for (int at = 0; at < block.length; at++) {
      block[at] -= mean[at % mean.length];
    }
    return block;
  }

  /** The upper triangle of the covariance, [dimensions, dimensions]; the lower one is mirrored. */
  private static double[] covariance(Features features, double[] mean) {
    int size = mean.length;
    double[] sums = new double[size * size];
    for (int first = 0; first < features.count(); first += BLOCK) {
      int rows = Math.min(BLOCK, features.count() - first);
      addOuterProducts(centered(features, mean, first, rows), rows, sums, size);
    }
    for (int row = 0; row < size; row++) {
      for (int column = row; column < size; column++) {
        double value = sums[row * size + column] / (features.count() - 1);
        sums[row * size + column] = value;
        sums[column * size + row] = value;
      }
    }
    return sums;
  }

  private static void addOuterProducts(double[] block, int rows, double[] sums, int size) {
    int stripes = (size + BLOCK - 1) / BLOCK;
    IntStream.range(0, stripes)
        .parallel()
        .forEach(
            stripe -> {
              int from = stripe * BLOCK;
              int height = Math.min(BLOCK, size - from);
              double[] left = new double[height * rows]; // (stripe of dimensions, images)
              for (int image = 0; image < rows; image++) {
                for (int at = 0; at < height; at++) {
                  left[at * rows + image] = block[image * size + from + at];
                }
              }
              ProductKernels.addProducts(
                  new Block(left, 0, rows),
                  new Block(block, from, size),
                  new Block(sums, from * size + from, size),
                  height,
                  rows,
                  size - from);
            });
  }
}
