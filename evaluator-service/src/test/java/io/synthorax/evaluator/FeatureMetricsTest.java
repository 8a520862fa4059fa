package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.imaging.npy.NpyType;
import io.synthorax.imaging.npy.NpyWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures themselves are tested against reference packages where they are computed. */
class FeatureMetricsTest {
  @TempDir Path folder;

  @Test
  void theFiguresHaveTheFieldsNames() throws IOException {
    // Given
    Path real = file("real.npy", 1, 0, 1, 2, 3, 4, 5, 6, 7);
    Path synthesized = file("synthesized.npy", 1, 0, 1, 2, 3, 4, 5, 6);

    // When
    Map<String, Object> figures = figures(real, synthesized, 2);

    // Then
    assertThat(figures)
        .containsOnlyKeys(
            "frechet_distance",
            "kernel_distance",
            "nearest_k",
            "precision",
            "recall",
            "density",
            "coverage",
            "n_real",
            "n_synthesized",
            "dimensions")
        .containsEntry("precision", 1.0)
        .containsEntry("n_real", 8)
        .containsEntry("n_synthesized", 7)
        .containsEntry("dimensions", 1);
  }

  @Test
  void whatCannotBeComputedSaysWhy() throws IOException {
    // Given
    Path real = file("real.npy", 1, 0, 1, 2);
    Path one = file("one.npy", 1, 5);

    // When
    Map<String, Object> figures = figures(real, one, 2);

    // Then
    assertThat(figures).containsEntry("kernel_distance", null);
    assertThat(figures.get("kernel_distance_reason")).asString().isNotBlank();
  }

  @Test
  void arraysThatDoNotAgreeAreRefused() throws IOException {
    // Given
    Path real = file("real.npy", 2, 0, 1, 2, 3);
    Path synthesized = file("synthesized.npy", 1, 0, 1);

    // When, Then
    assertThatThrownBy(() -> figures(real, synthesized, 1))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("2 dimensions");
  }

  @Test
  void aValueThatIsNoNumberIsRefusedWithItsFileAndPlace() throws IOException {
    // Given
    Path real = file("real.npy", 2, 0, 1, 2, Float.NaN);

    // When, Then
    assertThatThrownBy(() -> figures(real, real, 1))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("real.npy")
        .hasMessageContaining("feature 1 of image 1");
  }

  private static Map<String, Object> figures(Path real, Path synthesized, int k)
      throws IOException {
    return FeatureMetrics.figures(
        new FeatureMetrics.Order(real.toString(), synthesized.toString(), k));
  }

  private Path file(String name, int dimensions, float... values) throws IOException {
    Path file = folder.resolve(name);
    try (NpyWriter writer = new NpyWriter(file, NpyType.FLOAT32, dimensions)) {
      writer.write(values);
    }
    return file;
  }
}
