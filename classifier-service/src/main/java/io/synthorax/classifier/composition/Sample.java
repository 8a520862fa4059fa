package io.synthorax.classifier.composition;

import io.synthorax.learning.images.ImageSource;
import java.util.Optional;

/** One image of a training set: where it comes from, its class, and what is done to it. */
record Sample(ImageSource source, int image, int label, Optional<RotationAndScale> transformation) {

  static Sample of(ImageSource source, int image, int label) {
    return new Sample(source, image, label, Optional.empty());
  }

  Sample labelled(int other) {
    return new Sample(source, image, other, transformation);
  }

  /** Whether its pixels were synthesized. */
  boolean synthesized() {
    return !(source instanceof RealPart);
  }

  void copy(byte[] target, int offset) {
    if (transformation.isEmpty()) {
      source.copy(image, target, offset);
      return;
    }
    int size = source.resolution();
    byte[] pixels = new byte[size * size];
    source.copy(image, pixels, 0);
    transformation.get().apply(pixels, size, target, offset);
  }
}
