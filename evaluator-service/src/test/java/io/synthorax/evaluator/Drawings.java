package io.synthorax.evaluator;

import java.util.SplittableRandom;

/** Drawn test images: one bright spot per image, at a place that its class and chance decide. */
final class Drawings {
  static final int RESOLUTION = 32;
  static final int PIXELS = RESOLUTION * RESOLUTION;

  private Drawings() {}

  /** Images (n, 32, 32) of a class. */
  static byte[] ofClass(int label, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[n * PIXELS];
    for (int image = 0; image < n; image++) {
      double x = 8 + 8 * label + 3 * random.nextDouble(-1, 1);
      double y = 16 + 6 * random.nextDouble(-1, 1);
      double brightness = 120 + 100 * random.nextDouble();
      for (int at = 0; at < PIXELS; at++) {
        double dx = at % RESOLUTION - x;
        double dy = at / RESOLUTION - y;
        double value = 20 + brightness * Math.exp(-(dx * dx + dy * dy) / 30);
        pixels[image * PIXELS + at] = (byte) Math.min(255, value + 10 * random.nextDouble());
      }
    }
    return pixels;
  }

  /** The images again and again, (n, 32, 32), each pixel a little off. */
  static byte[] copies(byte[] images, int n, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    byte[] pixels = new byte[n * PIXELS];
    for (int at = 0; at < pixels.length; at++) {
      int value = (images[at % images.length] & 0xFF) + random.nextInt(-2, 3);
      pixels[at] = (byte) Math.max(0, Math.min(255, value));
    }
    return pixels;
  }

  /** Images (n, 32, 32) of nothing. */
  static byte[] noise(int n, long seed) {
    byte[] pixels = new byte[n * PIXELS];
    new java.util.Random(seed).nextBytes(pixels);
    return pixels;
  }
}
