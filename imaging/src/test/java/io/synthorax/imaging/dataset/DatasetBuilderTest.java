package io.synthorax.imaging.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Confounder;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.Pictures;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import io.synthorax.imaging.npy.NpyArray;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetBuilderTest {
  private static final ClassLabel SICK = new ClassLabel("sick");
  private static final ClassLabel WELL = new ClassLabel("well");

  @TempDir Path base;
  private Path folder;

  /** 12 patients of each class with two scans each. */
  @BeforeEach
  void writeScans() throws IOException {
    folder = base.resolve("scans");
    StringBuilder table = new StringBuilder("file,label,patient\n");
    for (int i = 0; i < 48; i++) {
      Pictures.png(folder.resolve(i + ".png"), i);
      table.append(i).append(".png,").append(i < 24 ? "sick" : "well").append(",p").append(i / 2);
      table.append('\n');
    }
    Files.writeString(folder.resolve("labels.csv"), table);
  }

  @Test
  void stagesEveryScanOnceWithItsLabelAndPatient() throws Exception {
    // Given
    AtomicInteger last = new AtomicInteger();
    Path staging = base.resolve("staging");
    DatasetBuilder builder = new DatasetBuilder(order(false), staging, 5);

    // When
    DatasetManifest manifest =
        builder.build(new FolderListing().of(folder), (done, total) -> last.set(done));

    // Then
    assertThat(last).hasValue(48);
    var patients = new TreeSet<Long>();
    int images = 0;
    for (Part part : Part.values()) {
      var shards = manifest.parts().get(part);
      var ofPart = new TreeSet<Long>();
      for (int i = 0; i < shards.images().size(); i++) {
        NpyArray pixels = stored(staging, shards.images().get(i));
        long[] labels = stored(staging, shards.labels().get(i)).longs();
        long[] numbers = stored(staging, shards.patients().get(i)).longs();
        assertThat(pixels.shape()).containsExactly(labels.length, 32, 32);
        assertThat(labels.length).isLessThanOrEqualTo(5).isEqualTo(numbers.length);
        images += labels.length;
        for (int k = 0; k < labels.length; k++) {
          ofPart.add(numbers[k]);
          assertThat(labels[k]).isEqualTo(numbers[k] < 12 ? 0 : 1);
        }
      }
      assertThat(patients).as("patients of other parts").doesNotContainAnyElementsOf(ofPart);
      patients.addAll(ofPart);
    }
    assertThat(images).isEqualTo(48);
    assertThat(patients).hasSize(24).first().isEqualTo(0L);
    assertThat(manifest.classes()).containsExactly(SICK, WELL);
    assertThat(manifest.skipped()).isEmpty();
    assertThat(manifest.patientsKnown()).isTrue();
    assertThat(manifest.uniform()).isEmpty();
  }

  @Test
  void theSameScansGiveTheSameDataSet() throws Exception {
    // Given
    Listing listing = new FolderListing().of(folder);
    var first = new DatasetBuilder(order(false), base.resolve("1")).build(listing, (d, n) -> {});

    // When
    var second = new DatasetBuilder(order(false), base.resolve("2")).build(listing, (d, n) -> {});

    // Then
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(Json.read(Json.write(second), DatasetManifest.class)).isEqualTo(first);
    assertThat(Json.text(first))
        .as("as earlier versions wrote it")
        .doesNotContain("uniform", "confounders");
  }

  @Test
  void namedConfoundersAreKeptWithTheirImagesAndTheLicenceIsRead() throws Exception {
    // Given
    StringBuilder table = new StringBuilder("file,label,patient,View,licence\n");
    for (int i = 0; i < 48; i++) {
      String label = i < 24 ? "sick" : "well";
      String view = i < 36 ? "AP" : "PA";
      table.append("%d.png,%s,p%d,%s,CC BY 4.0%n".formatted(i, label, i / 2, view));
    }
    Files.writeString(folder.resolve("labels.csv"), table);
    Listing listing = new FolderListing().of(folder);
    var order = new DatasetOrder("t", 32, "", SplitRule.of("key"), false, List.of("view"));
    Path staging = base.resolve("staging");

    // When
    DatasetManifest manifest =
        new DatasetBuilder(order, staging, 5).build(listing, (done, total) -> {});

    // Then
    assertThat(manifest.confounders()).containsExactly(new Confounder("view", List.of("AP", "PA")));
    assertThat(Json.read(Json.write(manifest), DatasetManifest.class)).isEqualTo(manifest);
    for (Part part : Part.values()) {
      StoredPart stored = StoredPart.read(manifest, part, file -> stored(staging, file, part));
      for (int i = 0; i < stored.count(); i++) {
        assertThat(stored.confounder(i, 0)).isEqualTo(stored.patient(i) < 18 ? 0 : 1);
      }
    }
    assertThat(LicenceNote.of(listing)).isEqualTo("CC BY 4.0");
  }

  @Test
  void aLicenceFileIsQuotedByItsFirstLine() throws Exception {
    // Given
    Files.writeString(folder.resolve("LICENSE.md"), "\n# Attribution 4.0 International\n\nmore\n");

    // When
    String licence = LicenceNote.of(new FolderListing().of(folder));

    // Then
    assertThat(licence).isEqualTo("Attribution 4.0 International");
  }

  @Test
  void ofEqualPixelsTheFirstIsKept() throws Exception {
    // Given a copy of the same patient, and one of a patient in another part
    copy("0.png", "1.png");
    Listing listing = new FolderListing().of(folder);
    PatientSplit split = new PatientSplit(listing, SplitRule.of("key"));
    LabelledScan first = listing.scans().get(0);
    LabelledScan elsewhere =
        listing.scans().stream()
            .filter(scan -> scan.label().equals(SICK) && split.part(scan) != split.part(first))
            .findFirst()
            .orElseThrow();
    copy("0.png", elsewhere.file());

    // When
    DatasetManifest manifest = build(false);

    // Then
    assertThat(manifest.skipped())
        .containsEntry("duplicate", 1)
        .containsEntry("duplicate-in-another-part", 1)
        .hasSize(2);
    assertThat(total(manifest, SICK)).isEqualTo(22);
    assertThat(total(manifest, WELL)).isEqualTo(24);
  }

  @Test
  void equalPixelsWithDifferentLabelsAreRefused() throws Exception {
    // Given
    copy("0.png", "40.png");

    // When
    IntakeException refusal = catchThrowableOfType(IntakeException.class, () -> build(false));

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.LABELS_CONTRADICT);
    assertThat(refusal).hasMessageContaining("40.png is the same image as 0.png");
    assertThat(refusal.row()).hasValue(42);
    assertThat(refusal.anonymousMessage()).doesNotContain(".png").contains("well and sick");
  }

  @Test
  void anUnreadableScanRefusesTheDataSetAndLeavesNothing() throws IOException {
    // Given
    Files.writeString(folder.resolve("7.png"), "no image");

    // When
    IntakeException refusal = catchThrowableOfType(IntakeException.class, () -> build(false));

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.SCAN_UNREADABLE);
    assertThat(refusal.row()).hasValue(9);
    assertThat(refusal.getMessage()).contains("7.png", "no image");
    assertThat(refusal.anonymousMessage()).contains("row 9", "no image").doesNotContain("7.png");
    assertThat(base.resolve("staging")).isEmptyDirectory();
  }

  @Test
  void unreadableScansAreCountedByReasonWhereThatIsWanted() throws Exception {
    // Given
    Files.writeString(folder.resolve("7.png"), "no image");
    byte[] whole = Files.readAllBytes(folder.resolve("9.png"));
    Files.write(folder.resolve("9.png"), java.util.Arrays.copyOf(whole, 60));

    // When
    DatasetManifest manifest = build(true);

    // Then
    assertThat(manifest.skipped())
        .containsEntry("not-an-image", 1)
        .containsEntry("truncated", 1)
        .hasSize(2);
    assertThat(total(manifest, SICK)).isEqualTo(22);
  }

  @Test
  void aClassOfCopiesIsRefused() throws IOException {
    // Given
    for (int i = 1; i < 24; i++) {
      Files.copy(
          folder.resolve("0.png"), folder.resolve(i + ".png"), StandardCopyOption.REPLACE_EXISTING);
    }

    // When
    IntakeException refusal = catchThrowableOfType(IntakeException.class, () -> build(false));

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.CLASS_NOT_IN_PART);
    assertThat(refusal)
        .hasMessageContaining("duplicate-in-another-part=")
        .hasMessageContaining("equal pixels");
  }

  @Test
  void aClassWhoseImagesAreNearlyTheSameIsNamed() throws Exception {
    // Given scans that differ in a single pixel
    for (int i = 0; i < 24; i++) {
      BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(i, 0, 0, 255);
      ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
    }

    // When
    DatasetManifest manifest = build(false);

    // Then
    assertThat(manifest.uniform()).containsExactly(SICK);
    assertThat(Json.text(manifest)).contains("\"uniform\":[\"sick\"]");
  }

  @Test
  void neverMixesWithWhatIsStagedAlready() throws Exception {
    // Given
    build(false);

    // When, Then
    assertThatThrownBy(() -> build(false)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(base.resolve("staging/train/images-00000.npy")).exists();
  }

  private DatasetManifest build(boolean skip) throws IOException, InterruptedException {
    return new DatasetBuilder(order(skip), base.resolve("staging"))
        .build(new FolderListing().of(folder), (done, total) -> {});
  }

  private static DatasetOrder order(boolean skip) {
    return new DatasetOrder("test", 32, "none", SplitRule.of("key"), skip);
  }

  private static int total(DatasetManifest manifest, ClassLabel label) {
    return List.of(Part.values()).stream().mapToInt(part -> manifest.images(part, label)).sum();
  }

  private static byte[] stored(Path staging, StoredFile file, Part part) {
    assertThat(file.name()).startsWith(part.key() + "/");
    try {
      return Files.readAllBytes(staging.resolve(file.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static NpyArray stored(Path staging, StoredFile file) throws IOException {
    byte[] bytes = Files.readAllBytes(staging.resolve(file.name()));
    assertThat(bytes).hasSize((int) file.bytes());
    assertThat(Json.sha256(bytes)).isEqualTo(file.sha256());
    NpyArray array = NpyArray.of(bytes);
    assertThat(array.rows()).isEqualTo(file.count());
    return array;
  }

  private void copy(String from, String to) throws IOException {
    Files.copy(folder.resolve(from), folder.resolve(to), StandardCopyOption.REPLACE_EXISTING);
  }
}
