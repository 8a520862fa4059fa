package io.synthorax.generator;

import io.synthorax.contracts.ContractViolation;

/** A generator that is ready to run. Not safe for several threads. */
interface GeneratorModel extends AutoCloseable {

  /** What computes it, with its number format, such as {@code onnx-fp32}. */
  String engine();

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

  /** The side of a square image; another number of pixels is a {@link ContractViolation}. */
  static int side(int pixels) {
    int side = (int) Math.round(Math.sqrt(pixels));
    if (side == 0 || side * side != pixels) {
      throw new ContractViolation("its output of " + pixels + " values is no square image");
    }
    return side;
  }

  /** Opens the bytes of a published checkpoint. */
  @FunctionalInterface
  interface Loader {
    /** A {@link ContractViolation} if they are no usable generator. */
    GeneratorModel open(byte[] onnx);
  }
}
