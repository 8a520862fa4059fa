package io.synthorax.learning.bench;

import io.synthorax.learning.images.ImageSource;

/**
 * How much pixels differ from their neighborhood: the mean absolute difference from the mean of
 * their 3 x 3, in gray values, borders left out. Feature spaces overlook grain; this does not.
 */
final class Grain {
  private Grain() {}

  static double of(ImageSource images) {
    int size = images.resolution();
    byte[] pixels = new byte[size * size];
    double sum = 0;
    for (int i = 0; i < images.count(); i++) {
      images.copy(i, pixels, 0);
      sum += of(pixels, size);
    }
    return sum / images.count();
  }

  private static double of(byte[] pixels, int size) {
    double sum = 0;
    for (int y = 1; y < size - 1; y++) {
      for (int x = 1; x < size - 1; x++) {
        double mean = 0;
        for (int k = 0; k < 9; k++) {
          mean += (pixels[(y + k / 3 - 1) * size + x + k % 3 - 1] & 0xFF) / 9.0;
        }
        sum += Math.abs((pixels[y * size + x] & 0xFF) - mean);
      }
    }
    return sum / ((size - 2) * (size - 2));
  }
}
