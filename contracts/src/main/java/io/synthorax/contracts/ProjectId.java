package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A project, by the name that its people gave it. */
public record ProjectId(@JsonValue String value) implements Comparable<ProjectId> {
  @JsonCreator
  public ProjectId {
    Identifier.require("project", value);
  }

  @Override
  public int compareTo(ProjectId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
