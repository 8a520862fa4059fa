package io.synthorax.standalone.study;

import java.util.List;

/** What the classifiers of a study say of an image, the most probable class first. */
public record Judgement(
    String study,
    String composition,
    String model,
    int classifiers,
    List<Probability> probabilities) {

  /** Of a class, 0 to 1. */
  public record Probability(String label, double value) {}
}
