package io.synthorax.imaging;

import java.util.Arrays;

/**
 * An 8-bit gray image, {@code pixels} being [height, width] row by row, 0 black and 255 white. The
 * array is not copied: whoever hands it over no longer writes to it.
 */
public record GrayImage(int width, int height, byte[] pixels) {

  public GrayImage {
    if (width < 1 || height < 1 || pixels.length != (long) width * height) {
      throw new IllegalArgumentException(
          pixels.length + " pixels do not make " + width + " x " + height);
    }
  }

  /** The gray value of a pixel, 0 to 255. */
  public int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }

  /** The mean gray value, 0 to 255. */
  public double mean() {
    long sum = 0;
    for (byte pixel : pixels) {
      sum += pixel & 0xff;
    }
    return (double) sum / pixels.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GrayImage image
        && width == image.width
        && height == image.height
        && Arrays.equals(pixels, image.pixels);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * width + height) + Arrays.hashCode(pixels);
  }

  @Override
  public String toString() {
    return "GrayImage[" + width + " x " + height + "]";
  }
}
