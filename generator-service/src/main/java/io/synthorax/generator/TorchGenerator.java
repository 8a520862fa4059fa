package io.synthorax.generator;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.onnx.OnnxReader;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.torch.TorchInference;

/** A published generator, run by PyTorch in batches of one fixed size. */
final class TorchGenerator implements GeneratorModel {
  private final String engine;
  private final TorchInference network;
  private final int resolution;

  /**
   * Bytes that are no chain of layers, or that do not yield square images, are a {@link
   * ContractViolation}.
   *
   * @param batchSize images that are computed at once; fewer are padded
   */
  TorchGenerator(TorchEngine engine, byte[] onnx, int batchSize) {
    OnnxReader.WeightedNetwork read = OnnxReader.read(onnx);
    this.resolution = GeneratorModel.side(read.network().output().size());
    this.engine = "torch-" + engine.precision().shortName();
    this.network = new TorchInference(engine, read.network(), read.weights(), batchSize);
  }

  @Override
  public String engine() {
    return engine;
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
