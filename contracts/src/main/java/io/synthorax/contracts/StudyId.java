package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A study: the hash of its request, so that the same request is the same study. */
public record StudyId(@JsonValue String value) implements Comparable<StudyId> {
  @JsonCreator
  public StudyId {
    Identifier.require("study", value);
  }

  @Override
  public int compareTo(StudyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
