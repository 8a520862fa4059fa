package io.synthorax.learning.torch;

import ai.djl.ndarray.NDList;

/**
 * The gradients of a network's trained parameters, in their order; part of the scope in which they
 * were computed.
 */
public final class Gradients {
  private final NDList arrays;

  Gradients(NDList arrays) {
    this.arrays = arrays;
  }

  NDList arrays() {
    return arrays;
  }
}
