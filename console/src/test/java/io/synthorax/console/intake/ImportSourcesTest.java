package io.synthorax.console.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.RequestRefused;
import io.synthorax.imaging.dataset.IntakeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Scans from folders, ZIP files and prefixes of the bucket, and what is not taken. */
class ImportSourcesTest extends IntakeScenario {

  @Test
  void aZipFileOrAPrefixOfTheSameScansGivesTheSameImages() throws IOException {
    // Given
    DatasetIntake intake = intake(published::add);
    RegisteredDataset folder = intake.register(request(scans.toString()));
    byte[] zip = zipOfScans();
    Path file = Files.write(scans.resolve("all.zip"), zip);
    for (Path scan : listed()) {
      store.put("incoming/" + scan.getFileName(), Files.readAllBytes(scan));
    }

    // When
    RegisteredDataset local = intake.register(request(file.toString()));
    RegisteredDataset uploaded =
        intake.upload(request(null), new java.io.ByteArrayInputStream(zip));
    RegisteredDataset fetched = intake.register(request("s3:incoming/"));

    // Then
    assertThat(local.dataset()).isEqualTo(folder.dataset());
    assertThat(uploaded.dataset()).isEqualTo(folder.dataset());
    assertThat(fetched.dataset()).isEqualTo(folder.dataset());
    assertThat(staging).isEmptyDirectory();
  }

  @Test
  void wrongUploadsLeaveNothingBehind() throws IOException {
    // Given
    DatasetIntake intake = intake(published::add);
    byte[] zip = zipOfScans();
    byte[] cut = java.util.Arrays.copyOf(zip, zip.length / 2);

    // When, Then
    assertThatThrownBy(() -> upload(intake, new byte[0])).hasMessageContaining("no ZIP file");
    assertThatThrownBy(() -> upload(intake, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(RequestRefused.class);
    assertThatThrownBy(() -> upload(intake, cut))
        .isInstanceOfSatisfying(
            IntakeException.class, e -> assertThat(e.path()).isEqualTo(Path.of("upload")));
    assertThatThrownBy(() -> upload(intake, new byte[(int) LARGEST_UPLOAD + 1]))
        .hasMessageContaining("too large");
    assertThat(staging).isEmptyDirectory();
    assertThat(store.list("")).isEmpty();
    assertThat(published).isEmpty();
  }

  @Test
  void whatIsWrongInAZipFileIsToldOfTheZipFile() throws IOException {
    // Given
    Files.writeString(
        scans.resolve("labels.csv"),
        "missing.png,Normal,p99\n",
        java.nio.file.StandardOpenOption.APPEND);
    Path zip = Files.write(scans.resolve("all.zip"), zipOfScans());

    // When, Then
    assertThatThrownBy(() -> intake(published::add).register(request(zip.toString())))
        .isInstanceOfSatisfying(
            IntakeException.class,
            e -> {
              assertThat(e.path()).isEqualTo(zip.resolve("xrays").resolve("labels.csv"));
              assertThat(e).hasMessageContaining("row 18").hasMessageContaining("missing.png");
            });
  }

  @Test
  void prefixesWithoutScansOrWithTricksAreRefused() {
    // Given
    DatasetIntake intake = intake(published::add);
    store.put("tricks/../../outside.png", new byte[1]);

    // When, Then
    assertThat(Stream.of("s3:", "s3:nothing/", "s3:incoming", "s3:/etc/", "s3:tricks/"))
        .allSatisfy(
            prefix ->
                assertThatThrownBy(() -> intake.register(request(prefix)))
                    .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.field()).contains("folder")));
  }

  @Test
  void readsNoOtherFolders() throws IOException {
    // Given
    Path link = Files.createSymbolicLink(scans.resolve("link"), elsewhere);
    DatasetIntake intake = intake(published::add);
    Stream<String> folders =
        Stream.of(
            elsewhere.toString(),
            scans + "/../" + elsewhere.getFileName(),
            link.toString(),
            link + "/not-there",
            "relative",
            "/",
            "");

    // When, Then
    assertThat(folders)
        .allSatisfy(
            folder ->
                assertThatThrownBy(() -> intake.register(request(folder)))
                    .isInstanceOfSatisfying(
                        RequestRefused.class, e -> assertThat(e.field()).contains("folder")));
  }

  @Test
  void tellsOfAMissingFolder() {
    // Given
    DatasetIntake intake = intake(published::add);
    String missing = scans.resolve("not-there").toString();

    // When, Then
    assertThatThrownBy(() -> intake.register(request(missing)))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining(missing);
  }
}
