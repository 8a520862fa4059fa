package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A data set: the hash of its manifest, so that it cannot drift. */
public record DatasetId(@JsonValue String value) implements Comparable<DatasetId> {
  @JsonCreator
  public DatasetId {
    Identifier.require("data set", value);
  }

  @Override
  public int compareTo(DatasetId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
