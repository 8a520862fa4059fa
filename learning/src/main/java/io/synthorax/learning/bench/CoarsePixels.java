package io.synthorax.learning.bench;

import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.metrics.Features;

/** The image itself, averaged down to 16 x 16: what is where, and how bright. */
final class CoarsePixels implements FeatureSpace {
  private static final int SIZE = 16;

  @Override
  public Features of(ImageSource images) {
    int size = images.resolution();
    int factor = size / SIZE;
    byte[] pixels = new byte[size * size];
    float[] rows = new float[images.count() * SIZE * SIZE];
    for (int i = 0; i < images.count(); i++) {
      images.copy(i, pixels, 0);
      float[] values = PixelScale.toNetwork(pixels);
      for (int p = 0; p < values.length; p++) {
        int cell = p / size / factor * SIZE + p % size / factor;
        rows[i * SIZE * SIZE + cell] += values[p] / (factor * factor);
      }
    }
    return new Features(images.count(), SIZE * SIZE, rows);
  }
}
