package io.synthorax.learning.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An attack on a generator through its samples alone: who holds a real image and many synthesized
 * ones guesses that it was trained on if one of them is near (the distance attack of Chen, Yu,
 * Zhang and Fritz, GAN-Leaks, 2020).
 *
 * @param auroc of telling training from held-out images by that distance, with its interval over
 *     images (those of one patient count as independent); 0.5 is chance. A held-out part from
 *     another source than the training part shows up here too
 * @param images on each side
 */
public record MembershipAttack(Measurement auroc, int images) {
  private static final int RESAMPLES = 1_000;

  /** Of as many images of the larger side, drawn at random, as the smaller one has. */
  public static MembershipAttack of(
      Features training, Features heldOut, Features synthesized, int fewest, long seed) {
    int each = Math.min(training.count(), heldOut.count());
    if (each < fewest || synthesized.count() < fewest) {
      return new MembershipAttack(
          Measurement.unavailable(
              "membership is told from %d images on, there are %d training, %d held-out and %d synthesized ones"
                  .formatted(fewest, training.count(), heldOut.count(), synthesized.count())),
          each);
    }
    double[] members = distances(training, synthesized, each, Draws.seed(seed, 0));
    double[] others = distances(heldOut, synthesized, each, Draws.seed(seed, 1));
    return new MembershipAttack(auroc(members, others, seed), each);
  }

  private static double[] distances(Features all, Features synthesized, int size, long seed) {
    int[] drawn = Draws.withoutReplacement(all.count(), size, Draws.stream(seed, 0));
    return NearestDistances.of(all.subset(drawn), synthesized).distances();
  }

  private static Measurement auroc(double[] members, double[] others, long seed) {
    int each = members.length;
    float[] scores = new float[2 * each];
    boolean[] heldOut = new boolean[2 * each];
    for (int image = 0; image < each; image++) {
      scores[image] = (float) members[image];
      scores[each + image] = (float) others[image];
      heldOut[each + image] = true;
    }
    // Held-out images are the positive ones: theirs is the larger distance.
    Ranking ranking = new Ranking(scores, heldOut);
    int[] once = new int[2 * each];
    Arrays.fill(once, 1);
    double[] resampled =
        IntStream.range(0, RESAMPLES)
            .parallel()
            .mapToDouble(resample -> ranking.auroc(weights(each, seed, resample)).getAsDouble())
            .toArray();
    return new Measurement.Value(
        ranking.auroc(once).getAsDouble(), Optional.of(Interval.ofResamples(resampled, 0)));
  }

  private static int[] weights(int each, long seed, int resample) {
    var random = Draws.stream(seed, 2 + resample);
    int[] weights = Arrays.copyOf(Draws.multiplicities(each, random), 2 * each);
    System.arraycopy(Draws.multiplicities(each, random), 0, weights, each, each);
    return weights;
  }
}
