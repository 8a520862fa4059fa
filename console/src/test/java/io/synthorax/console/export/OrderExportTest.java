package io.synthorax.console.export;

import static io.synthorax.console.ExampleStudy.RARE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.ExampleStudy;
import io.synthorax.console.StateConflict;
import io.synthorax.console.export.OrderExport.Format;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.OrderView;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderExportTest {
  private static final int IMAGES = 20;

  @TempDir Path folder;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private BatchSynthesized batch;
  private DatasetManifest dataset;

  @BeforeEach
  void storeABatch() throws IOException {
    ExampleStudy study = new StoredStudy(store, folder).withGeneratorForRare();
    StudyRecords records = new StudyRecords(store);
    batch = records.selection(study.id(), RARE).orElseThrow().batch().orElseThrow();
    dataset = records.dataset(study.request().dataset());
  }

  @Test
  void writesEveryImageWithALineOfTheTable() throws IOException {
    // Given, When
    Map<String, byte[]> files = files(Format.PNG);

    // Then
    assertThat(files).containsKeys(RARE + "/00000.png", RARE + "/00019.png", "labels.csv");
    assertThat(new String(files.get("labels.csv"), UTF_8).lines())
        .hasSize(1 + IMAGES)
        .contains(
            RARE + "/00019.png," + RARE + "," + origin() + "," + batch.study() + ",10,7,19,1.0");
  }

  @Test
  void marksDicomFilesAsSynthesized() throws IOException {
    // Given, When
    Map<String, byte[]> files = files(Format.DICOM);

    // Then
    String first = new String(files.get(RARE + "/00000.dcm"), UTF_8);
    assertThat(first).contains("DICM", "SYNTHESIZED^NO PATIENT", RARE + ", " + origin());
    assertThat(new String(files.get("labels.csv"), UTF_8)).contains(RARE + "/00019.dcm");
  }

  @Test
  void refusesAnOrderOfWhichImagesAreMissing() {
    // Given
    OrderView half = order(OrderView.State.SYNTHESIZING, 12);

    // When, Then
    assertThatThrownBy(() -> new OrderExport(store).zip(half, batch.shards(), dataset, Format.PNG))
        .isInstanceOf(StateConflict.class)
        .hasMessageContaining("12 of 20 images so far");
  }

  private Map<String, byte[]> files(Format format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new OrderExport(store)
        .zip(order(OrderView.State.DONE, IMAGES), batch.shards(), dataset, format)
        .write(out);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private String origin() {
    return dataset.phantom() ? "synthesized from phantoms" : "synthesized";
  }

  private OrderView order(OrderView.State state, int done) {
    return new OrderView(
        "o1",
        batch.study(),
        batch.run(),
        RARE,
        10,
        7,
        IMAGES,
        OptionalDouble.empty(),
        Optional.empty(),
        Instant.EPOCH,
        state,
        done,
        Optional.empty(),
        Map.of());
  }
}
