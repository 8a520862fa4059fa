package io.synthorax.learning.bench;

import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.metrics.Features;

/** A space in which sets of images are compared; always the same for the same real images. */
interface FeatureSpace {
  /** One row per image. */
  Features of(ImageSource images);
}
