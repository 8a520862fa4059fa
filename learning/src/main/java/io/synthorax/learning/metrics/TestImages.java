package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;
import java.util.Arrays;

/**
 * The real images that classifiers are tested on: for each its label, [images], values of [0,
 * classes), and its patient's ordinal, [images].
 */
public record TestImages(int classes, int[] labels, int[] patients) {
  public TestImages {
    if (classes < 2) {
      throw new ContractViolation("a classifier needs at least 2 classes, there are " + classes);
    }
    if (labels.length == 0 || labels.length != patients.length) {
      throw new ContractViolation(
          "%d labels for images of %d patients' ordinals"
              .formatted(labels.length, patients.length));
    }
    for (int image = 0; image < labels.length; image++) {
      if (labels[image] < 0 || labels[image] >= classes) {
        throw new ContractViolation(
            "image %d has label %d, there are %d classes".formatted(image, labels[image], classes));
      }
    }
  }

  /** Images. */
  public int count() {
    return labels.length;
  }

  /** Weight 1 for every image, [images]. */
  int[] once() {
    int[] once = new int[count()];
    Arrays.fill(once, 1);
    return once;
  }

  boolean sameAs(TestImages other) {
    return classes == other.classes
        && Arrays.equals(labels, other.labels)
        && Arrays.equals(patients, other.patients);
  }
}
