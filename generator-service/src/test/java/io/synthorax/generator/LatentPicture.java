package io.synthorax.generator;

/** A generator of 4 x 4 images whose pixels are the latent values themselves, cut to [-1, 1]. */
final class LatentPicture implements GeneratorModel {
  private static final int SIZE = 4;

  @Override
  public String engine() {
    return "copy";
  }

  @Override
  public int latentSize() {
    return SIZE * SIZE;
  }

  @Override
  public int resolution() {
    return SIZE;
  }

  @Override
  public float[] synthesize(float[] latents) {
    float[] values = latents.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-1, Math.min(1, values[i]));
    }
    return values;
  }

  @Override
  public void close() {}
}
