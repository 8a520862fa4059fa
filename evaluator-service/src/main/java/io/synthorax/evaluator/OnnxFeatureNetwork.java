package io.synthorax.evaluator;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.onnx.BroughtModel;
import io.synthorax.learning.onnx.OnnxNetwork;
import java.util.List;
import java.util.function.Consumer;

/** A published extractor, run by ONNX Runtime in batches of one fixed size. */
final class OnnxFeatureNetwork implements FeatureNetwork {
  private static final int BATCH = 64;

  /** Brought networks may be large: so many pixels in a batch. */
  private static final int PIXELS_OF_BATCH = 1 << 20;

  private final OnnxNetwork network;
  private final ImageInput input;
  private final int dimensions;

  /**
   * Takes over the network.
   *
   * @param require of the sizes of an image's output
   */
  private OnnxFeatureNetwork(OnnxNetwork network, ImageInput input, Consumer<List<Long>> require) {
    this.network = network;
    this.input = input;
    try {
      List<Long> sizes = network.outputSizes();
      require.accept(sizes);
      this.dimensions = Math.toIntExact(sizes.stream().reduce(1L, Math::multiplyExact));
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  /**
   * A trained or a brought one, for images of a resolution; bytes that do not load, or that compute
   * no vector, are a {@link ContractViolation}.
   *
   * @param threads 0 lets ONNX Runtime choose
   */
  static OnnxFeatureNetwork open(
      ExtractorProtocol protocol, byte[] onnx, int resolution, int threads) {
    return protocol
        .brought()
        .map(brought -> open(brought, onnx, resolution, threads))
        .orElseGet(
            () ->
                new OnnxFeatureNetwork(
                    new OnnxNetwork(onnx, BATCH, threads), ImageInput.own(), maps -> {}));
  }

  /** A brought one. */
  static OnnxFeatureNetwork open(Brought brought, byte[] onnx, int resolution, int threads) {
    int size = brought.input().size();
    BroughtModel model = BroughtModel.of(onnx, brought.output(), brought.input().channels(), size);
    int batch = model.batch().orElse(Math.max(1, Math.min(BATCH, PIXELS_OF_BATCH / (size * size))));
    return new OnnxFeatureNetwork(
        new OnnxNetwork(model.bytes(), batch, threads),
        ImageInput.declared(brought.input(), resolution),
        OnnxFeatureNetwork::requireVector);
  }

  /** Sizes of 1 do not make a vector a map: pooled layers often keep them. */
  private static void requireVector(List<Long> sizes) {
    if (sizes.stream().filter(size -> size != 1).count() > 1) {
      throw new ContractViolation(
          "the output of an image has the sizes %s, allowed is a vector".formatted(sizes));
    }
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public Features features(byte[] pixels) {
    float[] values = network.run(input.of(pixels));
    return new Features(values.length / dimensions, dimensions, values);
  }

  @Override
  public void close() {
    network.close();
  }
}
