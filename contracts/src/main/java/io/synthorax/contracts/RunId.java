package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** One adversarial game of a study: named as the class it trains on, or {@code all}. */
public record RunId(@JsonValue String value) implements Comparable<RunId> {
  /** The class-conditional run, which trains on every class of its study. */
  public static final RunId ALL = new RunId("all");

  @JsonCreator
  public RunId {
    Identifier.require("run", value);
  }

  /** The run that trains on one class alone. */
  public static RunId of(ClassLabel label) {
    return new RunId(label.value());
  }

  /** What names this run's part for a class in natural keys. */
  String part(ClassLabel label) {
    return equals(ALL) ? value + "/" + label : value;
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
