package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.Features;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The features of the real images of a data set, by part and class, classes in the data set's
 * order.
 *
 * @param byPart every part has every class, possibly with no image
 */
record RealFeatures(SortedMap<Part, Map<ClassLabel, Features>> byPart, int dimensions) {

  /** Of a class in a part; none, if the data set has none. */
  Features of(Part part, ClassLabel label) {
    Features features = byPart.getOrDefault(part, Map.of()).get(label);
    return features == null ? new Features(0, dimensions, new float[0]) : features;
  }

  /** The number of images of each class in each part. */
  SortedMap<Part, Map<ClassLabel, Integer>> counts() {
    SortedMap<Part, Map<ClassLabel, Integer>> counts = new TreeMap<>();
    byPart.forEach(
        (part, classes) -> {
          Map<ClassLabel, Integer> ofPart = new LinkedHashMap<>();
          classes.forEach((label, features) -> ofPart.put(label, features.count()));
          counts.put(part, ofPart);
        });
    return counts;
  }
}
