package io.synthorax.contracts;

/**
 * What is done at random to every image that a discriminator sees, real or synthesized (Zhao et al.
 * 2020). Never a flip: the side of the heart is a finding.
 */
public enum Augmentation {
  /** Adds a constant of -0.5 to 0.5 on pixels in [-1, 1]. */
  BRIGHTNESS,
  /** Scales the distances from the image's mean by 0.5 to 1.5. */
  CONTRAST,
  /**
   * Moves the image by up to an eighth of its size in each direction; what comes in is mid-gray.
   */
  TRANSLATION,
  /** Paints a square of half the size mid-gray, wherever it falls, over the border too. */
  CUTOUT
}
