package io.synthorax.learning.images;

/** A numbered set of square 8-bit gray images of one resolution. */
public interface ImageSource {
  /** How many there are. */
  int count();

  /** Height and width in pixels. */
  int resolution();

  /** Copies the pixels of one image, row by row, into the target from the offset on. */
  void copy(int image, byte[] target, int offset);

  /** The images (count, resolution, resolution) of one array, not copied. */
  static ImageSource of(byte[] pixels, int resolution) {
    return new PixelArray(pixels, resolution);
  }
}
