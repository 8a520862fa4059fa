package io.synthorax.generator;

/** A generator that is ready to run. Not safe for several threads. */
interface GeneratorModel extends AutoCloseable {

  /** Values of a latent vector. */
  int latentSize();

  /** Height and width of the images in pixels. */
  int resolution();

  /**
   * Images (n, resolution, resolution) in [-1, 1] for latents (n, latentSize). An image depends on
   * its own latent alone, not on its neighbors in the batch.
   */
  float[] synthesize(float[] latents);

  @Override
  void close();

  /** Opens the bytes of a published checkpoint. */
  @FunctionalInterface
  interface Loader {
    /** A {@link io.synthorax.contracts.ContractViolation} if they are no usable generator. */
    GeneratorModel open(byte[] onnx);
  }
}
