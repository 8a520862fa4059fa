package io.synthorax.learning.gan;

/**
 * How different the images of a set are: the standard deviation of each pixel over the set,
 * averaged over the pixels, in gray values. A crude measure that notices a collapsed generator,
 * which synthesizes nearly the same image for every latent.
 */
public final class Diversity {
  /** Below this share of the real images' diversity a generator counts as collapsed. */
  private static final double COLLAPSED = 0.15;

  private Diversity() {}

  /** The diversity of images (n, size) of gray values; at least two are needed. */
  public static double of(byte[] pixels, int size) {
    int n = pixels.length / size;
    if (n < 2) {
      throw new IllegalArgumentException("diversity needs at least two images");
    }
    double total = 0;
    for (int p = 0; p < size; p++) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < n; i++) {
        int value = pixels[i * size + p] & 0xFF;
        sum += value;
        squares += (double) value * value;
      }
      total += Math.sqrt(Math.max(0, squares / n - sum * sum / n / n));
    }
    return total / size;
  }

  /** Whether synthesized images are far less diverse than real ones. */
  public static boolean collapsed(double synthesized, double real) {
    return synthesized < COLLAPSED * real;
  }
}
