package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;

/**
 * What one trained classifier, of one seed, said about the test images: probabilities, [images,
 * classes], row-major, each row summing to 1.
 */
public final class SeedResult {
  private static final double SUM_TOLERANCE = 1e-3;

  private final TestImages images;
  private final float[] probabilities;
  private final int[] predicted;
  private final Ranking[] rankings;

  /** A {@link ContractViolation} if the probabilities are none, or not those of these images. */
  public SeedResult(TestImages images, float[] probabilities) {
    if ((long) images.count() * images.classes() != probabilities.length) {
      throw new ContractViolation(
          "%d probabilities for %d images of %d classes"
              .formatted(probabilities.length, images.count(), images.classes()));
    }
    this.images = images;
    this.probabilities = probabilities.clone();
    this.predicted = new int[images.count()];
    for (int image = 0; image < predicted.length; image++) {
      requireDistribution(image);
      predicted[image] = mostProbable(image);
    }
    this.rankings = new Ranking[images.classes()];
    for (int label = 0; label < rankings.length; label++) {
      rankings[label] = rank(label);
    }
  }

  /** The images that were tested. */
  public TestImages images() {
    return images;
  }

  /** Of all images, each once. */
  public ConfusionMatrix confusion() {
    return confusion(images.once());
  }

  ConfusionMatrix confusion(int[] weights) {
    return ConfusionMatrix.of(images, predicted, weights);
  }

  Ranking ranking(int label) {
    return rankings[label];
  }

  float probability(int image, int label) {
    return probabilities[image * images.classes() + label];
  }

  /** The most probable class of an image; the first of equals. */
  int predicted(int image) {
    return predicted[image];
  }

  private void requireDistribution(int image) {
    double sum = 0;
    for (int label = 0; label < images.classes(); label++) {
      float probability = probability(image, label);
      // The negated form also refuses NaN.
      if (!(probability >= 0)) {
        throw new ContractViolation(
            "image %d has probability %s of class %d".formatted(image, probability, label));
      }
      sum += probability;
    }
    if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
      throw new ContractViolation(
          "the probabilities of image %d sum to %s, not to 1".formatted(image, sum));
    }
  }

  private int mostProbable(int image) {
    int best = 0;
    for (int label = 1; label < images.classes(); label++) {
      best = probability(image, label) > probability(image, best) ? label : best;
    }
    return best;
  }

  private Ranking rank(int label) {
    float[] scores = new float[images.count()];
    boolean[] positive = new boolean[images.count()];
    for (int image = 0; image < scores.length; image++) {
      scores[image] = probability(image, label);
      positive[image] = images.labels()[image] == label;
    }
    return new Ranking(scores, positive);
  }
}
