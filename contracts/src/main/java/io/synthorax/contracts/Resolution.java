package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The one dial of the networks: height and width of the images in pixels. */
public record Resolution(@JsonValue int pixels) {
  /** What is allowed; 256 is the source paper's. */
  public static final List<Integer> ALLOWED = List.of(32, 64, 128, 256, 512);

  @JsonCreator
  public Resolution {
    if (!ALLOWED.contains(pixels)) {
      throw new ContractViolation(
          "resolution " + pixels + " is not allowed: 32, 64, 128, 256 or 512");
    }
  }
}
