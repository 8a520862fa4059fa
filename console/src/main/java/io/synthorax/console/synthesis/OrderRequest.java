package io.synthorax.console.synthesis;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Interpolation;

/**
 * What images are wanted.
 *
 * @param label of the class
 * @param count of images; left out with an interpolation, which has its own
 * @param seed image i is a function of (seed, i); 1 if left out
 * @param truncation above 0, up to 1: below 1 images are closer to the mean one, and to each other;
 *     1 if left out, as the generator was measured
 * @param interpolation instead of separate images: the way from one of them to another
 */
public record OrderRequest(
    ClassLabel label, Integer count, Long seed, Double truncation, Interpolation interpolation) {
  /** One order: a training set larger than any public one of chest X-rays. */
  static final int MOST = 1_000_000;

  public OrderRequest {
    if (label == null) {
      throw new RequestRefused("label is missing", "label", "a class of the study");
    }
    if (interpolation != null) {
      if (count != null && count != interpolation.steps()) {
        throw new RequestRefused(
            "count is " + count + " beside an interpolation",
            "count",
            "left out, or interpolation.steps");
      }
      count = interpolation.steps();
    }
    if (count == null || count < 1 || count > MOST) {
      throw new RequestRefused("count is " + count, "count", "1 to " + MOST);
    }
    seed = seed == null ? 1 : seed;
    truncation = truncation == null ? 1 : truncation;
    if (!(truncation > 0 && truncation <= 1)) {
      throw new RequestRefused("truncation is " + truncation, "truncation", "above 0, at most 1");
    }
  }
}
