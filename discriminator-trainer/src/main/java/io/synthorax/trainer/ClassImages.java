package io.synthorax.trainer;

import io.synthorax.imaging.dataset.StoredPart;
import io.synthorax.learning.images.ImageSource;

/** A stored part as what the mathematics trains on. */
record ClassImages(StoredPart part) implements ImageSource {
  @Override
  public int count() {
    return part.count();
  }

  @Override
  public int resolution() {
    return part.resolution();
  }

  @Override
  public void copy(int image, byte[] target, int offset) {
    byte[] pixels = part.image(image);
    System.arraycopy(pixels, 0, target, offset, pixels.length);
  }
}
