package io.synthorax.learning.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/** A network's output (float32) with what its backward pass needs. */
public final class Tape {
  private final NDList arrays;

  Tape(NDList arrays) {
    this.arrays = arrays;
  }

  /** What the network computed. */
  public NDArray output() {
    return arrays.head();
  }

  NDList arrays() {
    return arrays;
  }
}
