package io.synthorax.learning.gan;

import io.synthorax.contracts.DatasetManifest;
import io.synthorax.learning.images.ImageSource;
import java.util.OptionalDouble;

/**
 * How different the images of a set are: the standard deviation of each pixel over the set,
 * averaged over the pixels, in gray values. A crude measure that notices a collapsed generator,
 * which synthesizes nearly the same image for every latent.
 */
public final class Diversity {
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

  /** The diversity of at most so many images, spread evenly over the source; 0 of a single one. */
  public static double of(ImageSource images, int most) {
    int n = Math.min(most, images.count());
    if (n < 2) {
      return 0;
    }
    int size = images.resolution() * images.resolution();
    byte[] pixels = new byte[n * size];
    for (int i = 0; i < n; i++) {
      images.copy((int) ((long) i * images.count() / n), pixels, i * size);
    }
    return of(pixels, size);
  }

  /** Synthesized as a share of real; none where the real images are all the same. */
  public static OptionalDouble share(double synthesized, double real) {
    return real < DatasetManifest.UNIFORM_BELOW
        ? OptionalDouble.empty()
        : OptionalDouble.of(synthesized / real);
  }
}
