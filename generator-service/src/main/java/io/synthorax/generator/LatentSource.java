package io.synthorax.generator;

import io.synthorax.contracts.Interpolation;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.learning.gan.Latents;

/** The latents of images: that of image i depends on i and on what was ordered, on nothing else. */
@FunctionalInterface
interface LatentSource {
  /** Below this angle the great circle is a straight line, to within float's precision. */
  double STRAIGHT = 1e-4;

  /** Latents (n, size) of the images from first on. */
  float[] batch(long first, int n, int size);

  /** As in training: values N(0, 1). */
  static LatentSource drawn(long seed) {
    return (first, n, size) -> Latents.batch(seed, first, n, size);
  }

  /** What an order asks for. */
  static LatentSource of(SynthesisRequested order) {
    LatentSource plain =
        order
            .interpolation()
            .map(way -> between(order.seed(), way))
            .orElseGet(() -> drawn(order.seed()));
    return order.truncation().isEmpty()
        ? plain
        : truncated(plain, (float) order.truncation().getAsDouble());
  }

  /**
   * Every value times a factor below 1, so that images come closer to the mean one. A factor, not
   * the redrawing of large values, so that an image changes gradually with it.
   */
  private static LatentSource truncated(LatentSource source, float factor) {
    return (first, n, size) -> {
      float[] latents = source.batch(first, n, size);
      for (int i = 0; i < latents.length; i++) {
        latents[i] *= factor;
      }
      return latents;
    };
  }

  /**
   * Spherical interpolation (Shoemake 1985): on the straight line between two latents of N(0, 1)
   * the middle would be shorter than any latent that the generator was trained on.
   */
  private static LatentSource between(long seed, Interpolation way) {
    return (first, n, size) -> {
      float[] from = Latents.of(seed, way.from(), size);
      float[] to = Latents.of(seed, way.to(), size);
      double angle = angle(from, to);
      float[] latents = new float[n * size];
      for (int i = 0; i < n; i++) {
        double t = (double) (first + i) / (way.steps() - 1);
        double share = angle < STRAIGHT ? 1 - t : Math.sin((1 - t) * angle) / Math.sin(angle);
        double other = angle < STRAIGHT ? t : Math.sin(t * angle) / Math.sin(angle);
        for (int j = 0; j < size; j++) {
          latents[i * size + j] = (float) (share * from[j] + other * to[j]);
        }
      }
      return latents;
    };
  }

  private static double angle(float[] a, float[] b) {
    double product = 0;
    double lengthA = 0;
    double lengthB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      lengthA += (double) a[i] * a[i];
      lengthB += (double) b[i] * b[i];
    }
    return Math.acos(Math.max(-1, Math.min(1, product / Math.sqrt(lengthA * lengthB))));
  }
}
