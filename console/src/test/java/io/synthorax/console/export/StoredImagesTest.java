package io.synthorax.console.export;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.ExampleStudy;
import io.synthorax.console.NothingThere;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.GrayImage;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredImagesTest {
  private static final int SIZE = 32;

  @TempDir Path folder;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private ExampleStudy study;
  private StoredImages images;

  @BeforeEach
  void storeABatch() throws IOException {
    study = new StoredStudy(store, folder).withGeneratorForRare();
    GeneratorSelected selected = new StudyRecords(store).selection(study.id(), RARE).orElseThrow();
    images = new StoredImages(store, selected.batch().orElseThrow().shards(), SIZE);
  }

  @Test
  void areReadAcrossShards() {
    // Given, When
    List<GrayImage> some = images.some(10, 4);

    // Then
    assertThat(some).extracting(StoredImagesTest::gray).containsExactly(110, 111, 112, 113);
    assertThat(images.count()).isEqualTo(20);
    assertThat(images.some(18, 9)).hasSize(2);
    assertThat(gray(images.one(12))).isEqualTo(112);
    assertThatThrownBy(() -> images.one(20)).isInstanceOf(NothingThere.class);
  }

  @Test
  void areLaidOutInRows() {
    // Given, When
    GrayImage sheet = images.sheet(0, 6, 4);

    // Then
    assertThat(sheet.width()).isEqualTo(4 * SIZE + 3 * 2);
    assertThat(sheet.height()).isEqualTo(2 * SIZE + 2);
  }

  @Test
  void ofAClassAreFoundAmongTheOthers() {
    // Given
    DatasetManifest dataset = new StudyRecords(store).dataset(study.request().dataset());

    // When
    List<GrayImage> rare = new DatasetImages(store, dataset).of(Part.TRAIN, RARE, List.of(0, 5, 6));

    // Then
    assertThat(rare)
        .extracting(StoredImagesTest::gray)
        .containsExactly(StoredStudy.RARE_GRAY, StoredStudy.RARE_GRAY);
    assertThat(new DatasetImages(store, dataset).of(Part.TEST, NORMAL, List.of(0))).isEmpty();
  }

  private static int gray(GrayImage image) {
    return Byte.toUnsignedInt(image.pixels()[0]);
  }
}
