package io.synthorax.learning.torch;

import io.synthorax.contracts.ContractViolation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

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

  /**
   * Whether the processor computes it without emulation, as far as Linux says; elsewhere it may.
   */
  public boolean inHardware() {
    Path processor = Path.of("/proc/cpuinfo");
    if (this == FLOAT32 || !Files.isReadable(processor)) {
      return true;
    }
    try (Stream<String> lines = Files.lines(processor, StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.contains("bf16"));
    } catch (IOException e) {
      throw new UncheckedIOException("the processor's description is not readable", e);
    }
  }

  /** By its short name; another one is a {@link ContractViolation}. */
  public static Precision named(String shortName) {
    return Arrays.stream(values())
        .filter(precision -> precision.shortName.equals(shortName))
        .findFirst()
        .orElseThrow(() -> new ContractViolation("no precision: " + shortName));
  }
}
