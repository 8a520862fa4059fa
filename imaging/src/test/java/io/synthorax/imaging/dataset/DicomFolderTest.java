package io.synthorax.imaging.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Json;
import io.synthorax.imaging.DicomSample;
import io.synthorax.imaging.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of DICOM files becomes a data set that knows its patients and not their names. */
class DicomFolderTest {
  @TempDir Path base;
  private Path folder;

  /** Two scans each of six patients of each class, in folders of the classes. */
  @BeforeEach
  void writeScans() {
    folder = base.resolve("scans");
    for (int i = 0; i < 24; i++) {
      scan(i).write(folder.resolve(i < 12 ? "Normal" : "Effusion").resolve("IMG" + i));
    }
  }

  @Test
  void patientsAndViewsComeFromTheHeaders() throws IOException {
    // Given, When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.patientsKnown()).isTrue();
    assertThat(listing.attributeNames()).containsExactly("view");
    assertThat(listing.scans()).hasSize(24);
    assertThat(listing.scans().stream().map(LabelledScan::patient).distinct()).hasSize(12);
    assertThat(listing.scans()).allMatch(scan -> scan.attributes().equals(List.of("PA")));
    assertThat(listing.notes()).containsExactly(DicomColumns.NOTE);
  }

  @Test
  void noIdentityReachesTheDataSet() throws Exception {
    // Given
    Path staging = base.resolve("staging");
    var order = new DatasetOrder("d", 32, "", SplitRule.of("key"), false);

    // When
    DatasetManifest manifest =
        new DatasetBuilder(order, staging).build(new FolderListing().of(folder), (d, n) -> {});

    // Then
    assertThat(manifest.patientsKnown()).isTrue();
    assertThat(manifest.warnings()).containsOnlyKeys("burned-in-annotation", "window-from-pixels");
    assertThat(manifest.warnings()).containsEntry("burned-in-annotation", 12);
    assertThat(Json.read(Json.write(manifest), DatasetManifest.class)).isEqualTo(manifest);
    assertThat(Json.text(manifest)).doesNotContain("patient-1", "Nemo", "IMG");
    try (Stream<Path> files = Files.walk(staging)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("patient-1").doesNotContain("Nemo");
      }
    }
  }

  @Test
  void aTablesPatientsStand() throws IOException {
    // Given
    StringBuilder table = new StringBuilder("file,label,patient\n");
    for (int i = 0; i < 24; i++) {
      String label = i < 12 ? "Normal" : "Effusion";
      table.append(label).append("/IMG").append(i).append(',').append(label).append(",p").append(i);
      table.append('\n');
    }
    Files.writeString(folder.resolve("labels.csv"), table);

    // When
    Listing listing = new FolderListing().of(folder);

    // Then
    assertThat(listing.scans().get(3).patient()).isEqualTo("p3");
    assertThat(listing.scans().get(3).attributes()).containsExactly("PA");
  }

  @Test
  void aScanWithoutAPatientAmongOthersIsRefused() {
    // Given
    Pictures.png(folder.resolve("Normal/a.png"), 1);

    // When, Then
    assertThatThrownBy(() -> new FolderListing().of(folder))
        .hasMessageContaining("field 'patient'")
        .hasMessageContaining("Normal/a.png");
  }

  private static DicomSample scan(int i) {
    int[] pixels = new Random(i).ints(64, 0, 4096).toArray();
    return DicomSample.chest(8, 8)
        .text(0x0010_0020, "LO", "patient-1" + i / 2)
        .text(0x0028_0301, "CS", i % 2 == 0 ? "YES" : "NO")
        .words(0x7fe0_0010, "OW", pixels);
  }
}
