package io.synthorax.learning.torch;

/**
 * The number format of maps and working weights; weights, moments, statistics and losses are
 * float32 always.
 */
public enum Precision {
  FLOAT32(6),
  BFLOAT16(15);

  private final int scalarType;

  Precision(int scalarType) {
    this.scalarType = scalarType;
  }

  /** PyTorch's number of the type. */
  int scalarType() {
    return scalarType;
  }
}
