package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether synthesized images of a class are nearer to the real images of that class than to those
 * of any other, by the distances of the full centroids.
 *
 * <p>The centroids of few images lie apart by chance alone: E|m_s - m_r|^2 = |mu_s - mu_r|^2 + v_s
 * + v_r, where v is the variance of a centroid. That part is taken off every squared distance, or a
 * rare class would seem farther away than a frequent one; off those of a bootstrap resample twice,
 * for it is drawn from images that were drawn themselves. Otherwise the interval would lie beside
 * the value, the more the fewer images there are.
 *
 * @param own ordinal of the class that the images were synthesized for
 * @param nearest ordinal of the nearest real class
 * @param rank of the own class by distance; 1 is nearest
 * @param margin distance to the nearest other class less that to the own: positive where the own
 *     one is nearest
 */
public record OwnClassMargin(int own, int nearest, Measurement rank, Measurement margin) {

  /**
   * At least two real classes, one image in each, and one resample: of the patients of real images,
   * and of synthesized images.
   */
  public static OwnClassMargin of(
      Features synthesized, List<ImageSet> real, int own, int resamples, long seed) {
    if (real.size() < 2 || own < 0 || own >= real.size()) {
      throw new ContractViolation(
          "class %d of %d real classes has no margin over another".formatted(own, real.size()));
    }
    if (resamples < 1) {
      throw new IllegalArgumentException("an interval needs resamples, not " + resamples);
    }
    real.forEach(set -> synthesized.requireSameDimensions(set.features()));
    double[] whole = new double[real.size()];
    double[][] resampled = new double[resamples][real.size()];
    Cloud from = Cloud.of(ImageSet.independent(synthesized), resamples, Draws.seed(seed, -1));
    for (int to = 0; to < whole.length; to++) {
      Cloud other = Cloud.of(real.get(to), resamples, Draws.seed(seed, to));
      double chance = from.variance + other.variance;
      whole[to] = squared(from.centroid, other.centroid) - chance;
      for (int r = 0; r < resamples; r++) {
        resampled[r][to] = squared(from.resampled[r], other.resampled[r]) - 2 * chance;
      }
    }
    return new OwnClassMargin(
        own,
        nearest(whole),
        within(rank(whole, own), Arrays.stream(resampled).mapToDouble(d -> rank(d, own)).toArray()),
        within(
            margin(whole, own),
            Arrays.stream(resampled).mapToDouble(d -> margin(d, own)).toArray()));
  }

  /** A centroid, those of resamples, and the variance that these show. */
  private record Cloud(double[] centroid, double[][] resampled, double variance) {
    static Cloud of(ImageSet set, int resamples, long seed) {
      double[] centroid = Centroids.of(set.features());
      double[][] resampled = Centroids.resampled(set, resamples, seed);
      double variance = 0;
      for (double[] one : resampled) {
        variance += squared(one, centroid) / resamples;
      }
      return new Cloud(centroid, resampled, variance);
    }
  }

  private static Measurement within(double value, double[] resampled) {
    return new Measurement.Value(value, Optional.of(Interval.ofResamples(resampled, 0)));
  }

  private static double squared(double[] a, double[] b) {
    double distance = Centroids.distance(a, b);
    return distance * distance;
  }

  /** Squared distances that chance explains altogether are none. */
  private static double margin(double[] squared, int own) {
    double other = Double.POSITIVE_INFINITY;
    for (int to = 0; to < squared.length; to++) {
      other = to == own ? other : Math.min(other, squared[to]);
    }
    return Math.sqrt(Math.max(0, other)) - Math.sqrt(Math.max(0, squared[own]));
  }

  private static int nearest(double[] squared) {
    int nearest = 0;
    for (int to = 1; to < squared.length; to++) {
      nearest = squared[to] < squared[nearest] ? to : nearest;
    }
    return nearest;
  }

  private static int rank(double[] squared, int own) {
    int rank = 1;
    for (double distance : squared) {
      rank += distance < squared[own] ? 1 : 0;
    }
    return rank;
  }
}
