package io.synthorax.learning.images;

/** Images that lie one after the other in memory. */
record PixelArray(byte[] pixels, int resolution) implements ImageSource {
  PixelArray {
    if (pixels.length % (resolution * resolution) != 0) {
      throw new IllegalArgumentException(
          pixels.length + " pixels are no images of " + resolution + "x" + resolution);
    }
  }

  @Override
  public int count() {
    return pixels.length / (resolution * resolution);
  }

  @Override
  public void copy(int image, byte[] target, int offset) {
    int size = resolution * resolution;
    System.arraycopy(pixels, image * size, target, offset, size);
  }
}
