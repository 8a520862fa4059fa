package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.Features;
import java.util.List;

/**
 * A batch and the real images of its data set, measured in one way.
 *
 * @param name as it stands in the names of figures
 */
record FeatureSpace(String name, RealFeatures real, Features synthesized) {

  /** The training images of several classes, one class after the other. */
  Features training(List<ClassLabel> classes) {
    return Features.concatenated(
        classes.stream().map(label -> real.of(Part.TRAIN, label)).toList());
  }
}
