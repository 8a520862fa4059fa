package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Means of feature vectors, and their Euclidean distances. */
final class Centroids {
  private static final int CHUNK = 256;
  private static final int RESAMPLES_AT_ONCE = 64;

  private Centroids() {}

  /** The mean of all images, [dimensions]; a {@link ContractViolation} if there is none. */
  static double[] of(Features features) {
    if (features.count() == 0) {
      throw new ContractViolation("the centroid of no image does not exist");
    }
    return GaussianFit.mean(features);
  }

  /** The mean of the images with these indices, [dimensions]. */
  static double[] of(Features features, int[] images) {
    double[] sum = new double[features.dimensions()];
    for (int image : images) {
      int from = image * sum.length;
      for (int at = 0; at < sum.length; at++) {
        sum[at] += features.values()[from + at];
      }
    }
    for (int at = 0; at < sum.length; at++) {
      sum[at] /= images.length;
    }
    return sum;
  }

  /** Of vectors of one length. */
  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int at = 0; at < a.length; at++) {
      sum += (a[at] - b[at]) * (a[at] - b[at]);
    }
    return Math.sqrt(sum);
  }

  /**
   * The centroids of {@code resamples} bootstrap samples of the patients, [resamples][dimensions]:
   * resample r depends on nothing but the seed and r.
   */
  static double[][] resampled(ImageSet set, int resamples, long seed) {
    double[][] centroids = new double[resamples][];
    int batches = (resamples + RESAMPLES_AT_ONCE - 1) / RESAMPLES_AT_ONCE;
    IntStream.range(0, batches)
        .parallel()
        .forEach(
            batch -> {
              int first = batch * RESAMPLES_AT_ONCE;
              int count = Math.min(RESAMPLES_AT_ONCE, resamples - first);
              resampleBatch(set, centroids, first, count, seed);
            });
    return centroids;
  }

  /** As one product of weights [count, images] and features [images, dimensions]. */
  private static void resampleBatch(
      ImageSet set, double[][] centroids, int first, int count, long seed) {
    Features features = set.features();
    double[][] weights = new double[count][];
    double[][] means = new double[count][features.dimensions()];
    for (int resample = 0; resample < count; resample++) {
      weights[resample] = set.resampledWeights(Draws.stream(seed, first + resample));
      centroids[first + resample] = means[resample];
    }
    for (int from = 0; from < features.count(); from += CHUNK) {
      int to = Math.min(features.count(), from + CHUNK);
      double[][] some = new double[count][];
      for (int resample = 0; resample < count; resample++) {
        some[resample] = Arrays.copyOfRange(weights[resample], from, to);
      }
      ProductKernels.addProducts(some, features.block(from, to - from), means, 0);
    }
  }
}
