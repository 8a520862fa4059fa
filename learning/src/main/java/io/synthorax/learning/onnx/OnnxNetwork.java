package io.synthorax.learning.onnx;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.network.PaddedBatches;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * An ONNX model with one float32 input and output, run by ONNX Runtime. Examples go through in
 * batches of one fixed size, the last one padded, so that an example's result never depends on how
 * many others are asked for. One thread at a time.
 */
public final class OnnxNetwork implements AutoCloseable {
  private static final String ENGINE = "OnnxRuntime";

  private final Model model;
  private final NDManager scope;
  private final Predictor<NDList, NDList> predictor;
  private final int batch;
  private final long[] shape;
  private final int inputSize;

  /**
   * Loads a model; bytes that ONNX Runtime refuses, or an input that is not (n, fixed sizes), are a
   * {@link ContractViolation}.
   *
   * @param batch examples that are computed together
   * @param threads of one operation; 0 lets the runtime choose
   */
  public OnnxNetwork(byte[] bytes, int batch, int threads) {
    // Without this DJL would load a second engine for arithmetic on arrays, silently.
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    this.batch = batch;
    this.shape = OnnxShape.ofInput(bytes);
    shape[0] = batch;
    this.inputSize = Math.toIntExact(new Shape(shape).size() / batch);
    this.model = Model.newInstance("network", Device.cpu(), ENGINE);
    try {
      model.load(new ByteArrayInputStream(bytes), options(threads));
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new ContractViolation("no ONNX model that can be run: " + e.getMessage(), e);
    }
    this.scope = NDManager.newBaseManager(Device.cpu(), ENGINE);
    this.predictor = model.newPredictor(new NoopTranslator(null));
  }

  /** The number of values of one example. */
  public int inputSize() {
    return inputSize;
  }

  /**
   * The sizes of one example's output, found out by running the model once; an output that is not
   * float32 is a {@link ContractViolation}.
   */
  public List<Long> outputSizes() {
    FloatBuffer zeros = FloatBuffer.allocate(batch * inputSize);
    try (NDManager step = scope.newSubManager();
        NDList output =
            predictor.predict(new NDList(step.create(zeros, new Shape(shape), DataType.FLOAT32)))) {
      if (output.head().getDataType() != DataType.FLOAT32) {
        throw new ContractViolation(
            "the model's output is of type %s, allowed is float32"
                .formatted(output.head().getDataType()));
      }
      List<Long> sizes = Arrays.stream(output.head().getShape().getShape()).boxed().toList();
      if (sizes.isEmpty() || sizes.get(0) != batch) {
        throw new ContractViolation(
            "%d images give an output of the sizes %s".formatted(batch, sizes));
      }
      return sizes.subList(1, sizes.size());
    } catch (TranslateException e) {
      throw new ContractViolation("the model does not run: " + e.getMessage(), e);
    }
  }

  /** The outputs of examples that lie one after the other, likewise. */
  public float[] run(float[] inputs) {
    return new PaddedBatches(batch, inputSize).run(inputs, this::predict);
  }

  /**
   * The outputs of all images of a source, one after the other; memory is taken for one batch of
   * pixels at a time.
   */
  public float[] run(ImageSource images) {
    float[] outputs = new float[0];
    for (int first = 0; first < images.count(); first += batch) {
      int n = Math.min(batch, images.count() - first);
      float[] results = run(PixelScale.batch(images, IntStream.range(first, first + n).toArray()));
      if (first == 0) {
        outputs = new float[Math.multiplyExact(images.count(), results.length / n)];
      }
      System.arraycopy(results, 0, outputs, first * (results.length / n), results.length);
    }
    return outputs;
  }

  private float[] predict(float[] values) {
    try (NDManager step = scope.newSubManager()) {
      NDList input =
          new NDList(step.create(FloatBuffer.wrap(values), new Shape(shape), DataType.FLOAT32));
      try (NDList output = predictor.predict(input)) {
        ByteBuffer bytes = output.head().toByteBuffer(false);
        float[] results = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(results);
        return results;
      }
    } catch (TranslateException e) {
      throw new IllegalStateException("ONNX Runtime failed", e);
    }
  }

  private static Map<String, String> options(int threads) {
    return threads > 0
        ? Map.of("intraOpNumThreads", String.valueOf(threads), "interOpNumThreads", "1")
        : Map.of("interOpNumThreads", "1");
  }

  @Override
  public void close() {
    predictor.close();
    scope.close();
    model.close();
  }
}
