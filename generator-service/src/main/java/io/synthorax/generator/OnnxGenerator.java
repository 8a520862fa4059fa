package io.synthorax.generator;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.onnx.OnnxNetwork;

/** A published generator, run by ONNX Runtime in batches of one fixed size. */
final class OnnxGenerator implements GeneratorModel {
  private final OnnxNetwork network;
  private final int resolution;

  /**
   * Bytes that do not load, or do not yield square images, are a {@link ContractViolation}.
   *
   * @param batchSize images that are computed at once; fewer are padded
   * @param threads 0 lets ONNX Runtime choose
   */
  OnnxGenerator(byte[] onnx, int batchSize, int threads) {
    this.network = new OnnxNetwork(onnx, batchSize, threads);
    try {
      this.resolution = probe(network);
    } catch (ContractViolation e) {
      network.close();
      throw e;
    }
  }

  private static int probe(OnnxNetwork network) {
    int pixels;
    try {
      pixels = network.run(new float[network.inputSize()]).length;
    } catch (IllegalStateException e) {
      throw new ContractViolation("ONNX Runtime cannot run it: " + e.getMessage(), e);
    }
    return GeneratorModel.side(pixels);
  }

  @Override
  public String engine() {
    return "onnx-fp32";
  }

  @Override
  public int latentSize() {
    return network.inputSize();
  }

  @Override
  public int resolution() {
    return resolution;
  }

  @Override
  public float[] synthesize(float[] latents) {
    return network.run(latents);
  }

  @Override
  public void close() {
    network.close();
  }
}
