package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One adversarial game of a study: named as the class it trains on, or {@code all}. */
public record RunId(@JsonValue String value) implements Comparable<RunId> {
  @JsonCreator
  public RunId {
    Identifier.require("run", value);
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
