package io.synthorax.contracts;

import java.util.Optional;

/**
 * How synthesized images are scored.
 *
 * @param autoencoderImages images that the data set's autoencoder is trained on, counted with
 *     repetition
 * @param scoredImages synthesized images of a batch that are scored, at most
 * @param subsetSize images of a subset whose centroid is one point of the distance box plots, at
 *     most
 * @param subsetDraws points of a box
 * @param nearestNeighbors k of precision, recall, density and coverage
 * @param privacy when a generator is blocked; absent where it is the standard
 */
public record EvaluationSpecification(
    int autoencoderImages,
    int scoredImages,
    int subsetSize,
    int subsetDraws,
    int nearestNeighbors,
    Optional<PrivacyThresholds> privacy) {
  public EvaluationSpecification {
    Require.that(
        autoencoderImages >= 64, "evaluation.autoencoderImages", "at least 64", autoencoderImages);
    Require.that(scoredImages >= 16, "evaluation.scoredImages", "at least 16", scoredImages);
    Require.that(subsetSize >= 2, "evaluation.subsetSize", "at least 2", subsetSize);
    Require.that(subsetDraws >= 10, "evaluation.subsetDraws", "at least 10", subsetDraws);
    Require.that(
        nearestNeighbors >= 1, "evaluation.nearestNeighbors", "at least 1", nearestNeighbors);
    // Left out it is the specification that earlier versions knew, with the same study's id.
    privacy = privacy.filter(thresholds -> !thresholds.equals(PrivacyThresholds.standard()));
  }

  /** With the standard thresholds of privacy. */
  public EvaluationSpecification(
      int autoencoderImages,
      int scoredImages,
      int subsetSize,
      int subsetDraws,
      int nearestNeighbors) {
    this(
        autoencoderImages,
        scoredImages,
        subsetSize,
        subsetDraws,
        nearestNeighbors,
        Optional.empty());
  }

  /** When a generator is blocked. */
  public PrivacyThresholds thresholds() {
    return privacy.orElseGet(PrivacyThresholds::standard);
  }

  /** 20,000 images for the autoencoder, 500 scored, subsets of 64 drawn 100 times, 5 neighbors. */
  public static EvaluationSpecification standard() {
    return new EvaluationSpecification(20_000, 500, 64, 100, 5);
  }
}
