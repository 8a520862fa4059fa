package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The label of a class of scans, safe as a segment of an object key. */
public record ClassLabel(@JsonValue String value) implements Comparable<ClassLabel> {
  private static final String RESERVED = "all";

  @JsonCreator
  public ClassLabel {
    Identifier.require("label", value);
    if (RESERVED.equals(value)) {
      throw new ContractViolation("label 'all' is reserved for the run that trains on every class");
    }
  }

  @Override
  public int compareTo(ClassLabel other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
