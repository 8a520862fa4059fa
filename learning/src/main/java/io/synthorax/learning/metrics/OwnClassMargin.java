package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;
import java.util.List;
import java.util.Optional;

/**
 * Whether synthesized images of a class are nearer to the real images of that class than to those
 * of any other, by the distances of the full centroids.
 *
 * @param own ordinal of the class that the images were synthesized for
 * @param nearest ordinal of the nearest real class
 * @param rank of the own class by distance; 1 is nearest
 * @param ownDistance to the own real class
 * @param margin distance to the nearest other class less that to the own: positive where the own
 *     one is nearest. The interval is from resampling the images of every class involved
 */
public record OwnClassMargin(
    int own, int nearest, int rank, double ownDistance, Measurement margin) {

  /** At least two real classes, one image in each, and one resample. */
  public static OwnClassMargin of(
      Features synthesized, List<Features> real, int own, int resamples, long seed) {
    if (real.size() < 2 || own < 0 || own >= real.size()) {
      throw new ContractViolation(
          "class %d of %d real classes has no margin over another".formatted(own, real.size()));
    }
    if (resamples < 1) {
      throw new IllegalArgumentException("an interval needs resamples, not " + resamples);
    }
    real.forEach(synthesized::requireSameDimensions);
    double[] from = Centroids.of(synthesized);
    double[] distances =
        real.stream().mapToDouble(c -> Centroids.distance(from, Centroids.of(c))).toArray();
    Interval interval =
        Interval.ofResamples(resampledMargins(synthesized, real, own, resamples, seed), 0);
    return new OwnClassMargin(
        own,
        nearest(distances),
        rank(distances, own),
        distances[own],
        new Measurement.Value(margin(distances, own), Optional.of(interval)));
  }

  private static double[] resampledMargins(
      Features synthesized, List<Features> real, int own, int resamples, long seed) {
    double[][] from = Centroids.resampled(synthesized, resamples, Draws.seed(seed, -1));
    double[][] distances = new double[resamples][real.size()];
    for (int to = 0; to < real.size(); to++) {
      double[][] centroids = Centroids.resampled(real.get(to), resamples, Draws.seed(seed, to));
      for (int resample = 0; resample < resamples; resample++) {
        distances[resample][to] = Centroids.distance(from[resample], centroids[resample]);
      }
    }
    double[] margins = new double[resamples];
    for (int resample = 0; resample < resamples; resample++) {
      margins[resample] = margin(distances[resample], own);
    }
    return margins;
  }

  private static double margin(double[] distances, int own) {
    double other = Double.POSITIVE_INFINITY;
    for (int to = 0; to < distances.length; to++) {
      other = to == own ? other : Math.min(other, distances[to]);
    }
    return other - distances[own];
  }

  private static int nearest(double[] distances) {
    int nearest = 0;
    for (int to = 1; to < distances.length; to++) {
      nearest = distances[to] < distances[nearest] ? to : nearest;
    }
    return nearest;
  }

  private static int rank(double[] distances, int own) {
    int rank = 1;
    for (double distance : distances) {
      rank += distance < distances[own] ? 1 : 0;
    }
    return rank;
  }
}
