package io.synthorax.evaluator;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.onnx.OnnxNetwork;

/** A published extractor, run by ONNX Runtime in batches of one fixed size. */
final class OnnxFeatureNetwork implements FeatureNetwork {
  private static final int BATCH = 64;

  private final OnnxNetwork network;
  private final int dimensions;

  /**
   * Bytes that do not load are a {@link ContractViolation}.
   *
   * @param threads 0 lets ONNX Runtime choose
   */
  OnnxFeatureNetwork(byte[] onnx, int threads) {
    this.network = new OnnxNetwork(onnx, BATCH, threads);
    this.dimensions = network.run(new float[network.inputSize()]).length;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public Features features(byte[] pixels) {
    int images = pixels.length / network.inputSize();
    return new Features(images, dimensions, network.run(PixelScale.toNetwork(pixels)));
  }

  @Override
  public void close() {
    network.close();
  }
}
