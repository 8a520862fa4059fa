package io.synthorax.learning.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How alike images of one set are: the mean {@link StructuralSimilarity} of random pairs (Odena,
 * Olah and Shlens, 2017), with its interval over pairs. Higher than that of real pairs: less
 * diverse. No image is in two pairs, so that these are independent.
 *
 * @param similarity unavailable with fewer than two pairs
 */
public record PairDiversity(Measurement similarity, int pairs) {
  private static final int MOST_PAIRS = 200;
  private static final int FEWEST_PAIRS = 2;
  private static final int RESAMPLES = 1_000;

  /** Of images (count, side, side) with values in [0, 1]. */
  public static PairDiversity of(Features images, StructuralSimilarity protocol, long seed) {
    int pairs = Math.min(MOST_PAIRS, images.count() / 2);
    if (pairs < FEWEST_PAIRS) {
      return new PairDiversity(
          Measurement.unavailable("diversity needs 4 images, there are " + images.count()), pairs);
    }
    int[] drawn = Draws.withoutReplacement(images.count(), 2 * pairs, Draws.stream(seed, -1));
    double[] similarities =
        IntStream.range(0, pairs)
            .parallel()
            .mapToDouble(
                pair ->
                    protocol.between(
                        images.block(drawn[2 * pair], 1)[0],
                        images.block(drawn[2 * pair + 1], 1)[0]))
            .toArray();
    double[] resampled =
        IntStream.range(0, RESAMPLES)
            .mapToDouble(resample -> resampledMean(similarities, seed, resample))
            .toArray();
    return new PairDiversity(
        new Measurement.Value(
            Arrays.stream(similarities).sum() / pairs,
            Optional.of(Interval.ofResamples(resampled, 0))),
        pairs);
  }

  private static double resampledMean(double[] values, long seed, int resample) {
    int[] times = Draws.multiplicities(values.length, Draws.stream(seed, resample));
    double sum = 0;
    for (int at = 0; at < values.length; at++) {
      sum += times[at] * values[at];
    }
    return sum / values.length;
  }
}
