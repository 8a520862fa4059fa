package io.synthorax.learning.metrics;

import io.synthorax.contracts.Figure;
import java.util.List;

/**
 * How far a set of synthesized images is from a set of real ones in one feature space: all figures
 * that compare two sets.
 *
 * @param nearestK neighbors that make a neighborhood
 */
public record DistributionScores(
    Measurement frechetDistance,
    Measurement kernelDistance,
    NeighborhoodScores neighborhoods,
    int nearestK,
    int real,
    int synthesized) {

  /** Of features of the same extractor; what cannot be computed says why. */
  public static DistributionScores of(Features real, Features synthesized, int nearestK) {
    if (nearestK < 1) {
      throw new IllegalArgumentException("nearest k is at least 1, not " + nearestK);
    }
    return new DistributionScores(
        FrechetDistance.between(real, synthesized),
        KernelDistance.between(real, synthesized),
        NeighborhoodScores.of(real, synthesized, nearestK),
        nearestK,
        real.count(),
        synthesized.count());
  }

  /**
   * The same under names that fix the protocol: extractor, neighbors, synthesized images, such as
   * {@code fd-autoencoder-n500} and {@code precision-autoencoder-k5-n500}.
   *
   * @param seed that the images were chosen or synthesized with
   */
  public List<Figure> figures(String extractor, long seed) {
    String plain = "-" + extractor + "-n" + synthesized;
    String near = "-" + extractor + "-k" + nearestK + "-n" + synthesized;
    return List.of(
        frechetDistance.named("fd" + plain, synthesized, seed),
        kernelDistance.named("kd" + plain, synthesized, seed),
        neighborhoods.precision().named("precision" + near, synthesized, seed),
        neighborhoods.recall().named("recall" + near, synthesized, seed),
        neighborhoods.density().named("density" + near, synthesized, seed),
        neighborhoods.coverage().named("coverage" + near, synthesized, seed));
  }
}
