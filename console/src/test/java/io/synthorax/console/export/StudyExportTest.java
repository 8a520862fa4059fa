package io.synthorax.console.export;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.ExampleStudy;
import io.synthorax.console.NothingThere;
import io.synthorax.console.StateConflict;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyExportTest {
  @TempDir Path folder;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final StudyExport export = new StudyExport(store, new StudyRecords(store));

  @Test
  void holdsReportGeneratorsSynthesizedImagesAndTheBalancedSet() throws IOException {
    // Given
    ExampleStudy study = new StoredStudy(store, folder).withGeneratorForRare();

    // When
    Map<String, byte[]> files = files(study);

    // Then
    assertThat(text(files, "report.html")).isEqualTo("<html>report</html>");
    assertThat(text(files, "report.csv")).isEqualTo("section,of\n");
    assertThat(text(files, "report.json")).isEqualTo("{\"schemaVersion\":1}");
    assertThat(files.keySet())
        .filteredOn(name -> name.startsWith("generators/"))
        .containsExactly("generators/Pneumothorax.onnx");
    assertThat(files.keySet())
        .filteredOn(name -> name.startsWith("synthesized/Pneumothorax/"))
        .hasSize(20);
    assertThat(text(files, "synthesized/labels.csv").lines().skip(20))
        .containsExactly(
            "Pneumothorax/00019.png,Pneumothorax,synthesized from phantoms,"
                + study.id()
                + ",10,99,19");
    assertThat(files).containsKeys("synthesized/PHANTOM.txt", "balanced/PHANTOM.txt");
    var image =
        ImageIO.read(new ByteArrayInputStream(files.get("synthesized/Pneumothorax/00019.png")));
    assertThat(image.getRaster().getSample(5, 5, 0)).isEqualTo(119);
  }

  @Test
  void fillsEveryClassOfTheBalancedSetUpToTheLargest() throws IOException {
    // Given
    ExampleStudy study = new StoredStudy(store, folder).withGeneratorForRare();

    // When
    Map<String, byte[]> files = files(study);

    // Then
    List<String> rows = text(files, "balanced/labels.csv").lines().skip(1).toList();
    assertThat(rows).hasSize(2 * StoredStudy.NORMAL_IMAGES);
    assertThat(rows)
        .filteredOn(row -> row.endsWith(",synthesized"))
        .hasSize(StoredStudy.NORMAL_IMAGES - StoredStudy.RARE_IMAGES)
        .allMatch(row -> row.contains(RARE.value()));
    assertThat(rows)
        .filteredOn(row -> row.endsWith(",real"))
        .contains(
            "train/Normal/real-00000.png,Normal,train,real",
            "train/Pneumothorax/real-00000.png,Pneumothorax,train,real");
    assertThat(rows)
        .allSatisfy(row -> assertThat(files).containsKey("balanced/" + row.split(",")[0]));
    var first =
        ImageIO.read(
            new ByteArrayInputStream(files.get("balanced/train/Pneumothorax/real-00000.png")));
    assertThat(first.getRaster().getSample(0, 0, 0)).isEqualTo(StoredStudy.RARE_GRAY);
  }

  @Test
  void isTheSameBytesEveryTime() throws IOException {
    // Given
    ExampleStudy study = new StoredStudy(store, folder).withGeneratorForRare();
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    export.of(study.id()).write(first);
    ByteArrayOutputStream second = new ByteArrayOutputStream();

    // When
    export.of(study.id()).write(second);

    // Then
    assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
  }

  @Test
  void breaksOffWhereAnObjectIsNotWhatItShouldBe() throws IOException {
    // Given
    ExampleStudy study = new StoredStudy(store, folder).withGeneratorForRare();
    String key = ObjectLayout.batchImages(study.id(), study.run(RARE), RARE, 10, "a", 0);
    byte[] shard = store.find(key).orElseThrow();
    shard[shard.length - 1] ^= 1;
    store.put(key, shard);
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    // When, Then
    assertThatThrownBy(() -> export.of(study.id()).write(out))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("not what its reference says");
    assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1))
        .doesNotContain("PK\u0005\u0006");
  }

  @Test
  void isRefusedBeforeThereAreResults() {
    // Given
    ExampleStudy unknown = ExampleStudy.any();
    assertThatThrownBy(() -> export.of(unknown.id())).isInstanceOf(NothingThere.class);

    // When
    ExampleStudy running = new StoredStudy(store, folder).running();

    // Then
    assertThatThrownBy(() -> export.of(running.id())).isInstanceOf(StateConflict.class);
  }

  @Test
  void leavesAClassWithoutGeneratorWithItsRealImages() throws IOException {
    // Given
    ExampleStudy study = new StoredStudy(store, folder).withoutGenerators();

    // When
    Set<String> names = files(study).keySet();

    // Then
    assertThat(names).noneMatch(name -> name.startsWith("generators/"));
    assertThat(names)
        .filteredOn(name -> name.startsWith("balanced/train/" + RARE))
        .hasSize(StoredStudy.RARE_IMAGES);
    assertThat(names)
        .filteredOn(name -> name.startsWith("balanced/train/" + NORMAL))
        .hasSize(StoredStudy.NORMAL_IMAGES);
  }

  private Map<String, byte[]> files(ExampleStudy study) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.of(study.id()).write(out);
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }
}
