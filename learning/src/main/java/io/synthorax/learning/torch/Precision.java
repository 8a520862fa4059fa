package io.synthorax.learning.torch;

import io.synthorax.contracts.ContractViolation;
import java.util.Arrays;

/**
 * The number format of maps and working weights; weights, moments, statistics and losses are
 * float32 always.
 */
public enum Precision {
  FLOAT32(6, "fp32"),
  BFLOAT16(15, "bf16");

  private final int scalarType;
  private final String shortName;

  Precision(int scalarType, String shortName) {
    this.scalarType = scalarType;
    this.shortName = shortName;
  }

  /** PyTorch's number of the type. */
  int scalarType() {
    return scalarType;
  }

  /** What people call it: fp32, bf16. */
  public String shortName() {
    return shortName;
  }

  /** By its short name; another one is a {@link ContractViolation}. */
  public static Precision named(String shortName) {
    return Arrays.stream(values())
        .filter(precision -> precision.shortName.equals(shortName))
        .findFirst()
        .orElseThrow(() -> new ContractViolation("no precision: " + shortName));
  }
}
