package io.synthorax.learning.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * A mean loss, its gradient by the network's output, and for the losses of the adversarial game the
 * mean probability of being real (else NaN); with the hinge loss that is the scores' sigmoid.
 */
public record Loss(float value, NDArray gradient, float probability) {
  static Loss of(NDList arrays) {
    float probability = arrays.size() > 2 ? arrays.get(2).getFloat() : Float.NaN;
    return new Loss(arrays.get(0).getFloat(), arrays.get(1), probability);
  }
}
