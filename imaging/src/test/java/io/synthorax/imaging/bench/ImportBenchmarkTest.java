package io.synthorax.imaging.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportBenchmarkTest {
  @TempDir Path folder;

  @Test
  void countsImagesAndMegabytesOfTheFilesThatWereImported() throws Exception {
    // Given
    ImportBenchmark.Order order = new ImportBenchmark.Order(32, 60, 48, 1);

    // When
    Map<String, Object> line = ImportBenchmark.measure(order, folder);

    // Then
    assertThat(line).containsEntry("benchmark", "import").containsEntry("images", 60L);
    assertThat((double) line.get("imagesPerSecond")).isPositive();
    assertThat((double) line.get("megabytesPerSecond")).isPositive();
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(folder.resolve("scans"));
    }
  }
}
