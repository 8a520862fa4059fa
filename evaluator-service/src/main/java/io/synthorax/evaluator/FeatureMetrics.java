package io.synthorax.evaluator;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.learning.metrics.DistributionScores;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.Measurement;
import io.synthorax.learning.metrics.NeighborhoodScores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program that compares two feature arrays from files: {@link FeatureMetrics.Order} as its one
 * argument, JSON. Prints the figures as JSON under the names of the field's reference packages;
 * exits with 3 when a file is refused.
 */
public final class FeatureMetrics {
  private static final int REFUSED = 3;

  private FeatureMetrics() {}

  /** Which npy files, float32 of shape (images, dimensions), and how many neighbors. */
  public record Order(String real, String synthesized, int nearestK) {}

  public static void main(String[] arguments) throws IOException {
    try {
      Order order = Json.read(arguments[0].getBytes(StandardCharsets.UTF_8), Order.class);
      System.out.println(Json.text(figures(order)));
    } catch (ContractViolation e) {
      System.err.println("synthorax: " + e.getMessage());
      System.exit(REFUSED);
    }
  }

  static Map<String, Object> figures(Order order) throws IOException {
    Features real = features(order.real());
    Features synthesized = features(order.synthesized());
    if (real.dimensions() != synthesized.dimensions()) {
      throw new ContractViolation(
          "the real features have %d dimensions, the synthesized ones %d; they must agree"
              .formatted(real.dimensions(), synthesized.dimensions()));
    }
    DistributionScores scores = DistributionScores.of(real, synthesized, order.nearestK());
    NeighborhoodScores near = scores.neighborhoods();
    Map<String, Object> figures = new LinkedHashMap<>();
    put(figures, "frechet_distance", scores.frechetDistance());
    put(figures, "kernel_distance", scores.kernelDistance());
    figures.put("nearest_k", scores.nearestK());
    put(figures, "precision", near.precision());
    put(figures, "recall", near.recall());
    put(figures, "density", near.density());
    put(figures, "coverage", near.coverage());
    figures.put("n_real", scores.real());
    figures.put("n_synthesized", scores.synthesized());
    figures.put("dimensions", real.dimensions());
    return figures;
  }

  private static void put(Map<String, Object> figures, String name, Measurement measured) {
    if (measured instanceof Measurement.Unavailable missing) {
      figures.put(name, null);
      figures.put(name + "_reason", missing.reason());
    } else {
      figures.put(name, measured.value());
    }
  }

  private static Features features(String file) throws IOException {
    try {
      NpyArray.Floats array = NpyArray.readFloats(Path.of(file));
      int[] shape = array.shape();
      if (shape.length != 2) {
        throw new ContractViolation(
            "an array of %d dimensions; allowed is (images, dimensions)".formatted(shape.length));
      }
      return new Features(shape[0], shape[1], array.values());
    } catch (ContractViolation | IllegalArgumentException e) {
      throw new ContractViolation(file + ": " + e.getMessage(), e);
    }
  }
}
