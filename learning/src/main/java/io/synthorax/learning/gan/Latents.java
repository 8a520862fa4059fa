package io.synthorax.learning.gan;

import io.synthorax.learning.weights.Normals;

/**
 * Latent vectors, values N(0, 1): that of image i is a function of (seed, i) alone, on every
 * machine.
 */
public final class Latents {
  private Latents() {}

  /** The latent of one image. */
  public static float[] of(long seed, long image, int size) {
    float[] latent = new float[size];
    Normals.fill(latent, seed, image);
    return latent;
  }

  /** The latents (n, size) of the images from first on. */
  public static float[] batch(long seed, long first, int n, int size) {
    float[] all = new float[n * size];
    for (int i = 0; i < n; i++) {
      System.arraycopy(of(seed, first + i, size), 0, all, i * size, size);
    }
    return all;
  }
}
