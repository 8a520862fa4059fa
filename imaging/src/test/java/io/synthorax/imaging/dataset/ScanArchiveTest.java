package io.synthorax.imaging.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synthorax.imaging.DicomSample;
import io.synthorax.imaging.Pictures;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ZIP files of scans are unpacked; those with tricks are refused, before anything is written. */
class ScanArchiveTest {
  private static final ArchiveLimits SMALL = new ArchiveLimits(20, 3 << 20, 8 << 20, 200);

  @TempDir Path base;

  @Test
  void scansAndTablesAreUnpackedAndTheRestIsCounted() throws IOException {
    // Given everything in one folder, as when a folder is packed
    Path zip =
        zip(
            Map.of(
                "set/labels.csv", text("file,label\n"),
                "set/a/1.png", png(1),
                "set/a/2", DicomSample.chest(8, 8).bytes(),
                "set/a/readme.txt", text("hello"),
                "set/a/virus.png", text("MZ no image"),
                "set/inner.zip", Files.readAllBytes(zip(Map.of("x.png", png(2)))),
                "set/link.png", text("/etc/passwd"),
                "__MACOSX/._1.png", text("resource fork")));
    ScanArchive archive = new ScanArchive(zip, SMALL);

    // When
    Path root = archive.unpack(base.resolve("out"));

    // Then
    assertThat(root).isEqualTo(base.resolve("out/set"));
    assertThat(files(root)).containsExactlyInAnyOrder("labels.csv", "a/1.png", "a/2");
    assertThat(Files.readAllBytes(root.resolve("a/1.png"))).isEqualTo(png(1));
    assertThat(archive.leftOut()).containsOnlyKeys(ScanArchive.OTHER_FILES);
    assertThat(archive.leftOut()).containsEntry(ScanArchive.OTHER_FILES, 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a.png",
        "a/../../b.png",
        "/etc/a.png",
        "a\\..\\b.png",
        "C:/a.png",
        "a//b.png",
        "./a.png",
        "a\nb.png"
      })
  void namesThatLeaveTheFolderAreRefused(String name) throws IOException {
    // Given
    Map<String, byte[]> content = new LinkedHashMap<>();
    content.put("good.png", png(1));
    content.put(name, png(2));

    // When
    IntakeException refusal = refusal(zip(content));

    // Then nothing is half-imported
    assertThat(refusal.problem()).isEqualTo(Problem.ARCHIVE_ENTRY);
    assertThat(refusal.anonymousMessage()).doesNotContain(name);
    assertThat(files(base.resolve("out"))).isEmpty();
  }

  @Test
  void aNameTwiceInAnotherCaseIsRefused() throws IOException {
    // Given
    Map<String, byte[]> content = Map.of("a/X.png", png(1), "A/x.png", png(2));

    // When
    IntakeException refusal = refusal(zip(content));

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.ARCHIVE_ENTRY);
    assertThat(refusal).hasMessageContaining("a/X.png").hasMessageContaining("A/x.png");
  }

  @Test
  void theSameNameTwiceIsRefused() throws IOException {
    // Given two entries of which one is renamed in the packed bytes
    Path zip = zip(Map.of("aaaa.png", png(1), "aaab.png", png(2)));
    String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1);
    Files.writeString(zip, bytes.replace("aaab.png", "aaaa.png"), StandardCharsets.ISO_8859_1);

    // When, Then
    assertThat(refusal(zip)).hasMessageContaining("aaaa.png, twice");
  }

  @Test
  void aBombIsRefusedByItsDirectory() throws IOException {
    // Given 2 MB of nothing, packed a thousand times smaller
    IntakeException refusal = refusal(zip(Map.of("a.csv", new byte[2 << 20])));

    // When, Then
    assertThat(refusal.problem()).isEqualTo(Problem.ARCHIVE_TOO_LARGE);
    assertThat(refusal.anonymousMessage()).contains("grows more than 200 times");
  }

  @Test
  void aBombWhoseDirectoryLiesIsRefusedWhileItIsUnpacked() throws IOException {
    // Given an entry of 4 MB whose directory says that it has 100 bytes
    Path zip = zip(Map.of("a.csv", new byte[4 << 20]));
    byte[] bytes = Files.readAllBytes(zip);
    int directory = lastIndexOf(bytes, new byte[] {'P', 'K', 1, 2});
    bytes[directory + 24] = 100;
    bytes[directory + 25] = 0;
    bytes[directory + 26] = 0;
    Files.write(zip, bytes);

    // When
    IntakeException refusal = refusal(zip);

    // Then
    assertThat(refusal.problem()).isIn(Problem.ARCHIVE_TOO_LARGE, Problem.ARCHIVE_UNREADABLE);
  }

  @Test
  void moreEntriesOrBytesThanAllowedAreRefused() throws IOException {
    // Given
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 21; i++) {
      many.put(i + ".png", png(i));
    }

    // When, Then
    assertThat(refusal(zip(many)).anonymousMessage()).contains("at most 20 entries");
    assertThat(refusal(zip(many), new ArchiveLimits(100, 1 << 20, 1000, 200)).anonymousMessage())
        .contains("at most 1000 bytes in all");
  }

  @Test
  void aCutOffFileIsRefused() throws IOException {
    // Given
    byte[] whole = Files.readAllBytes(zip(Map.of("a.png", png(1), "b.png", png(2))));
    Path cut = Files.write(base.resolve("cut.zip"), Arrays.copyOf(whole, whole.length - 30));

    // When, Then
    assertThat(refusal(cut).problem()).isEqualTo(Problem.ARCHIVE_UNREADABLE);
  }

  private IntakeException refusal(Path zip) {
    return refusal(zip, SMALL);
  }

  private IntakeException refusal(Path zip, ArchiveLimits limits) {
    return catchThrowableOfType(
        IntakeException.class, () -> new ScanArchive(zip, limits).unpack(base.resolve("out")));
  }

  private Path zip(Map<String, byte[]> content) throws IOException {
    Path file = Files.createTempFile(base, "scans", ".zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> entry : content.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return file;
  }

  private static byte[] png(int seed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(Pictures.noise(BufferedImage.TYPE_BYTE_GRAY, 8, 8, seed), "png", bytes);
    return bytes.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int lastIndexOf(byte[] bytes, byte[] part) {
    for (int i = bytes.length - part.length; i >= 0; i--) {
      if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not there");
  }

  private static java.util.List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()).toList();
    }
  }
}
