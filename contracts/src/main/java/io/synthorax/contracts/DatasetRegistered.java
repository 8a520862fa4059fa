package io.synthorax.contracts;

import java.util.SortedMap;

/** Emitted when a data set is completely stored, and again whenever it is registered anew. */
public record DatasetRegistered(
    DatasetId dataset,
    String name,
    boolean phantom,
    int resolution,
    ObjectRef manifest,
    SortedMap<Part, SortedMap<ClassLabel, Integer>> counts,
    EvaluationSpecification evaluation)
    implements Event {
  @Override
  public String subject() {
    return dataset.value();
  }

  @Override
  public String naturalKey() {
    return dataset.value();
  }
}
