package io.synthorax.contracts;

import java.util.List;
import java.util.Optional;

/**
 * How synthesized images are scored.
 *
 * @param autoencoderImages images that each of the data set's own extractors is trained on, counted
 *     with repetition
 * @param scoredImages synthesized images of a batch that are scored, at most
 * @param subsetSize images of a subset whose centroid is one point of the distance box plots, at
 *     most
 * @param subsetDraws points of a box
 * @param nearestNeighbors k of precision, recall, density and coverage
 * @param privacy when a generator is blocked; absent where it is the standard
 * @param extractors in whose feature spaces images are measured; the first one selects. Absent
 *     where they are the standard
 */
public record EvaluationSpecification(
    int autoencoderImages,
    int scoredImages,
    int subsetSize,
    int subsetDraws,
    int nearestNeighbors,
    Optional<PrivacyThresholds> privacy,
    Optional<List<ExtractorSpecification>> extractors) {
  private static final int MOST_EXTRACTORS = 8;

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
    extractors = extractors.filter(all -> !all.equals(ExtractorSpecification.standard()));
    extractors = extractors.map(List::copyOf);
    extractors.ifPresent(EvaluationSpecification::check);
  }

  private static void check(List<ExtractorSpecification> extractors) {
    List<String> names = extractors.stream().map(ExtractorSpecification::name).toList();
    Require.that(
        !names.isEmpty() && names.size() <= MOST_EXTRACTORS,
        "evaluation.extractors",
        "1 to " + MOST_EXTRACTORS,
        names);
    Require.that(
        names.stream().distinct().count() == names.size(),
        "evaluation.extractors",
        "each once",
        names);
  }

  /** In the standard feature spaces. */
  public EvaluationSpecification(
      int autoencoderImages,
      int scoredImages,
      int subsetSize,
      int subsetDraws,
      int nearestNeighbors,
      Optional<PrivacyThresholds> privacy) {
    this(
        autoencoderImages,
        scoredImages,
        subsetSize,
        subsetDraws,
        nearestNeighbors,
        privacy,
        Optional.empty());
  }

  /** With the standard thresholds of privacy, in the standard feature spaces. */
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

  /** The same in other feature spaces, of which the first one selects. */
  public EvaluationSpecification with(List<ExtractorSpecification> others) {
    return new EvaluationSpecification(
        autoencoderImages,
        scoredImages,
        subsetSize,
        subsetDraws,
        nearestNeighbors,
        privacy,
        Optional.of(others));
  }

  /** In whose feature spaces images are measured; the first one selects. */
  public List<ExtractorSpecification> featureSpaces() {
    return extractors.orElseGet(ExtractorSpecification::standard);
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
