package io.synthorax.generator;

import io.synthorax.learning.gan.Latents;
import io.synthorax.learning.images.PixelScale;

/**
 * The images of a seed, some at a time: image i is a function of the model, the seed and i alone.
 */
final class ImageStream {
  private final GeneratorModel model;
  private final long seed;

  ImageStream(GeneratorModel model, long seed) {
    this.model = model;
    this.seed = seed;
  }

  /** Pixels (n, resolution, resolution) of the images from first on. */
  byte[] pixels(long first, int n) throws UnusableGenerator {
    float[] values = model.synthesize(Latents.batch(seed, first, n, model.latentSize()));
    int expected = n * model.resolution() * model.resolution();
    if (values.length != expected) {
      throw new UnusableGenerator(
          "the generator yields " + values.length + " values instead of " + expected);
    }
    requireFinite(values);
    return PixelScale.toPixels(values);
  }

  private static void requireFinite(float[] values) throws UnusableGenerator {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new UnusableGenerator("the generator yields " + value + " for a pixel");
      }
    }
  }
}
