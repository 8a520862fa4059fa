package io.synthorax.generator;

import io.synthorax.learning.images.PixelScale;

/** Images, some at a time: image i is a function of the model and of latent i alone. */
final class ImageStream {
  private final GeneratorModel model;
  private final LatentSource latents;

  ImageStream(GeneratorModel model, LatentSource latents) {
    this.model = model;
    this.latents = latents;
  }

  /** Pixels (n, resolution, resolution) of the images from first on. */
  byte[] pixels(long first, int n) throws UnusableGenerator {
    float[] values = model.synthesize(latents.batch(first, n, model.latentSize()));
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
