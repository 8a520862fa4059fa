package io.synthorax.contracts;

/**
 * When a generator counts as one that gives its training images away.
 *
 * @param lowQuantile of the distances of held-out real images to their nearest training image:
 *     where the near ones begin
 * @param copyRatio a synthesized image is a suspicious copy if it is nearer to a training image
 *     than this share of that quantile
 * @param largestCopyShare of suspicious copies among synthesized images
 * @param largestMembership AUROC of telling training from held-out images by their distance to the
 *     nearest synthesized image; 0.5 is chance
 * @param fewestImages on either side without which nothing is said
 */
public record PrivacyThresholds(
    double lowQuantile,
    double copyRatio,
    double largestCopyShare,
    double largestMembership,
    int fewestImages) {
  public PrivacyThresholds {
    Require.that(
        lowQuantile > 0 && lowQuantile <= 0.5,
        "evaluation.privacy.lowQuantile",
        "above 0 to 0.5",
        lowQuantile);
    Require.that(
        copyRatio > 0 && copyRatio <= 1, "evaluation.privacy.copyRatio", "above 0 to 1", copyRatio);
    Require.that(
        largestCopyShare >= 0 && largestCopyShare <= 1,
        "evaluation.privacy.largestCopyShare",
        "0 to 1",
        largestCopyShare);
    Require.that(
        largestMembership >= 0.5 && largestMembership <= 1,
        "evaluation.privacy.largestMembership",
        "0.5 to 1",
        largestMembership);
    Require.that(fewestImages >= 2, "evaluation.privacy.fewestImages", "at least 2", fewestImages);
  }

  /**
   * Half of the 5 % quantile: an image that is the mean of many lies, where images vary in many
   * ways, at 0.71 of a real one's distance, and is no copy. At most 3 % of copies: images drawn
   * anew reach 5 % of the half, 2.5 %, even if they varied in one way only. An AUROC of 0.6, and 20
   * images.
   */
  public static PrivacyThresholds standard() {
    return new PrivacyThresholds(0.05, 0.5, 0.03, 0.6, 20);
  }
}
