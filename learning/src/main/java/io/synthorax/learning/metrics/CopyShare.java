package io.synthorax.learning.metrics;

import io.synthorax.contracts.PrivacyThresholds;
import java.util.Arrays;

/**
 * How many synthesized images are suspiciously near to a training image. The rule: an image is a
 * suspicious copy if its distance to the nearest training image is below a share of a low quantile
 * of the same distances of real images that no generator has seen.
 *
 * <p>It is a three-sample comparison of synthesized, held-out and training images (Meehan,
 * Chaudhuri and Dasgupta, 2020), with the share as a margin: images that lie near to the mean of
 * many are near to all of these, and copy none.
 *
 * @param threshold the distance below which an image is a suspicious copy
 * @param share of suspicious copies among the synthesized images, with its Wilson score interval
 * @param floor the same of the held-out images themselves
 * @param images synthesized ones
 */
public record CopyShare(Measurement threshold, Measurement share, Measurement floor, int images) {
  /**
   * Distances to the nearest training image, of synthesized and of unseen real images. Unavailable
   * with too few of either, and where unseen real images are exact copies: then these figures tell
   * nothing.
   */
  public static CopyShare of(double[] synthesized, double[] unseen, PrivacyThresholds thresholds) {
    int fewest = Math.min(synthesized.length, unseen.length);
    if (fewest < thresholds.fewestImages()) {
      return none(
          "copies are told from %d images on, there are %d different synthesized and %d unseen real ones"
              .formatted(thresholds.fewestImages(), synthesized.length, unseen.length),
          synthesized.length);
    }
    double begin = thresholds.copyRatio() * Quantiles.of(unseen).at(thresholds.lowQuantile());
    if (begin == 0) {
      return none(
          "real images that were not trained on are exact copies of training images",
          synthesized.length);
    }
    return new CopyShare(
        Measurement.of(begin), below(begin, synthesized), below(begin, unseen), synthesized.length);
  }

  private static CopyShare none(String reason, int images) {
    Measurement missing = Measurement.unavailable(reason);
    return new CopyShare(missing, missing, missing, images);
  }

  private static Measurement below(double threshold, double[] distances) {
    long copies = Arrays.stream(distances).filter(distance -> distance < threshold).count();
    return Measurement.share(copies, distances.length);
  }
}
