package io.synthorax.learning.network;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Runs examples through something that takes batches of one fixed size, the last one padded with
 * zeros: so an example's result never depends on how many others are asked for.
 *
 * @param size examples in a batch
 * @param inputSize values of one example
 */
public record PaddedBatches(int size, int inputSize) {

  /** The outputs of examples that lie one after the other, likewise. */
  public float[] run(float[] inputs, UnaryOperator<float[]> network) {
    if (inputs.length % inputSize != 0) {
      throw new IllegalArgumentException(inputs.length + " values are no examples of " + inputSize);
    }
    int examples = inputs.length / inputSize;
    float[] outputs = new float[0];
    for (int first = 0; first < examples; first += size) {
      int n = Math.min(size, examples - first);
      float[] padded = Arrays.copyOfRange(inputs, first * inputSize, (first + size) * inputSize);
      Arrays.fill(padded, n * inputSize, padded.length, 0);
      float[] results = network.apply(padded);
      int outputSize = results.length / size;
      if (first == 0) {
        outputs = new float[Math.multiplyExact(examples, outputSize)];
      }
      System.arraycopy(results, 0, outputs, first * outputSize, n * outputSize);
    }
    return outputs;
  }
}
