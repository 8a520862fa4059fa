package io.synthorax.learning.images;

/** The only place that knows how gray values 0 to 255 become network values -1 to 1 and back. */
public final class PixelScale {
  private static final float HALF = 127.5f;

  private PixelScale() {}

  /** Gray values as network values. */
  public static float[] toNetwork(byte[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      values[i] = (pixels[i] & 0xFF) / HALF - 1;
    }
    return values;
  }

  /** Network values as the nearest gray values; what lies outside is cut off. */
  public static byte[] toPixels(float[] values) {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      pixels[i] = (byte) Math.max(0, Math.min(255, Math.round((values[i] + 1) * HALF)));
    }
    return pixels;
  }

  /** The chosen images of a source as network values (n, 1, resolution, resolution). */
  public static float[] batch(ImageSource source, int[] images) {
    int size = source.resolution() * source.resolution();
    byte[] pixels = new byte[images.length * size];
    for (int i = 0; i < images.length; i++) {
      source.copy(images[i], pixels, i * size);
    }
    return toNetwork(pixels);
  }
}
