package io.synthorax.contracts;

/**
 * A way through latent space: image i of {@code steps} lies at i / (steps - 1) of the great circle
 * between the latents of two images of the same seed.
 *
 * @param from index of the image where it begins
 * @param to index of the image where it ends
 */
public record Interpolation(long from, long to, int steps) {
  private static final int MOST_STEPS = 256;

  public Interpolation {
    Require.that(from >= 0, "interpolation.from", "0 or more", from);
    Require.that(to >= 0 && to != from, "interpolation.to", "0 or more, and not from", to);
    Require.that(
        steps >= 2 && steps <= MOST_STEPS, "interpolation.steps", "2 to " + MOST_STEPS, steps);
  }
}
