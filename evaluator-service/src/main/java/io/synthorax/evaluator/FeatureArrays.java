package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.imaging.npy.NpyType;
import io.synthorax.imaging.npy.NpyWriter;
import io.synthorax.learning.metrics.Features;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The features of a part as one npy array, float32 [n, dimensions], class after class. */
final class FeatureArrays {
  private FeatureArrays() {}

  static ObjectRef store(
      ObjectStore store, String key, Map<ClassLabel, Features> classes, int dimensions) {
    try {
      Path folder = Files.createTempDirectory("synthorax-features");
      Path file = folder.resolve("features.npy");
      try {
        try (NpyWriter writer = new NpyWriter(file, NpyType.FLOAT32, dimensions)) {
          for (Features features : classes.values()) {
            writer.write(features.values());
          }
        }
        return store.put(key, file);
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new WorldUnreachable("the temporary folder cannot be used: " + e.getMessage(), e);
    }
  }

  /** Reads what was stored; counts that do not fit the array are a {@link ContractViolation}. */
  static Map<ClassLabel, Features> load(
      ObjectStore store, ObjectRef object, Map<ClassLabel, Integer> counts, int dimensions) {
    float[] values = NpyArray.of(store.get(object)).floats();
    int expected = counts.values().stream().mapToInt(Integer::intValue).sum();
    if ((long) expected * dimensions != values.length) {
      throw new ContractViolation(
          "%s holds %d values where %d images of %d are expected"
              .formatted(object.key(), values.length, expected, dimensions));
    }
    Map<ClassLabel, Features> classes = new LinkedHashMap<>();
    int from = 0;
    for (Map.Entry<ClassLabel, Integer> entry : counts.entrySet()) {
      int to = from + entry.getValue() * dimensions;
      classes.put(
          entry.getKey(),
          new Features(entry.getValue(), dimensions, Arrays.copyOfRange(values, from, to)));
      from = to;
    }
    return classes;
  }
}
