package io.synthorax.imaging.dataset;

import io.synthorax.imaging.GrayImage;

/** How much images differ: the standard deviation of each pixel, averaged over the pixels. */
final class PixelDeviation {
  private long images;
  private long[] sums;
  private long[] squares;

  void add(GrayImage image) {
    byte[] pixels = image.pixels();
    if (sums == null) {
      sums = new long[pixels.length];
      squares = new long[pixels.length];
    }
    images++;
    for (int i = 0; i < pixels.length; i++) {
      int value = pixels[i] & 0xFF;
      sums[i] += value;
      squares[i] += (long) value * value;
    }
  }

  /** Whether there are several images, which differ by less than so many gray values. */
  boolean isBelow(double grayValues) {
    return images > 1 && mean() < grayValues;
  }

  private double mean() {
    double total = 0;
    for (int i = 0; i < sums.length; i++) {
      double mean = (double) sums[i] / images;
      total += Math.sqrt(Math.max(0, (double) squares[i] / images - mean * mean));
    }
    return total / sums.length;
  }
}
