package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A part of a data set. Patients of one part never occur in another. */
public enum Part {
  /** Seen by generators, extractors and classifiers. */
  @JsonProperty("train")
  TRAIN("train"),
  /** Picks checkpoints; never trained on. */
  @JsonProperty("validation")
  VALIDATION("validation"),
  /** Touched once, by the final figures; always real. */
  @JsonProperty("test")
  TEST("test");

  private final String key;

  Part(String key) {
    this.key = key;
  }

  /** The name in object keys, label files and JSON. */
  public String key() {
    return key;
  }
}
