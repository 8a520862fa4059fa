package io.synthorax.console.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.RequestRefused;
import io.synthorax.console.StateConflict;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Resolution;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.dataset.IntakeException;
import io.synthorax.imaging.dataset.SplitRule;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetIntakeTest {
  private static final long LARGEST_UPLOAD = 100_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path scans;
  @TempDir Path staging;
  @TempDir Path elsewhere;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final List<Event> published = new ArrayList<>();

  @BeforeEach
  void writeScans() throws IOException {
    StringBuilder table = new StringBuilder("file,label,patient\n");
    for (int i = 0; i < 16; i++) {
      byte[] pixels = new byte[40 * 40];
      java.util.Arrays.fill(pixels, (byte) (i * 13));
      String file = "scan" + i + ".png";
      Files.write(
          scans.resolve(file),
          GrayPng.encode(new GrayImage(40, 40, pixels), GrayPng.Origin.UNMARKED));
      table.append(file).append(i % 2 == 0 ? ",Normal,p" : ",Pneumonia,p").append(i).append('\n');
    }
    Files.writeString(scans.resolve("labels.csv"), table);
  }

  @Test
  void storesEveryShardThenTheManifestThenTellsTheOthers() throws IOException {
    // Given
    DatasetIntake intake = intake(published::add);

    // When
    RegisteredDataset registered = intake.register(request(scans.toString()));

    // Then
    assertThat(registered.created()).isTrue();
    assertThat(registered.manifest().phantom()).isFalse();
    String prefix = ObjectLayout.dataset(registered.dataset()) + "/";
    assertThat(store.list(prefix))
        .contains(prefix + "manifest.json", prefix + "train/images-00000.npy")
        .hasSize(10);
    assertThat(published).hasSize(1);
    DatasetRegistered event = (DatasetRegistered) published.get(0);
    assertThat(event.dataset()).isEqualTo(registered.dataset());
    assertThat(Json.read(store.get(event.manifest()), Object.class)).isNotNull();
    int images =
        event.counts().values().stream()
            .flatMap(counts -> counts.values().stream())
            .mapToInt(Integer::intValue)
            .sum();
    assertThat(images).isEqualTo(16);
    assertThat(staging).isEmptyDirectory();
  }

  @Test
  void givesTheSameScansTheSameDatasetAndTellsTheOthersAgain() {
    // Given
    DatasetIntake intake = intake(published::add);
    RegisteredDataset first = intake.register(request(scans.toString()));

    // When
    RegisteredDataset again = intake.register(request(scans.toString()));

    // Then
    assertThat(again.dataset()).isEqualTo(first.dataset());
    assertThat(again.created()).isFalse();
    assertThat(published).hasSize(2).allMatch(published.get(0)::equals);
  }

  @Test
  void drawsPhantomsWhereNoFolderIsGiven() {
    // Given
    DatasetIntake intake = intake(published::add);
    ImportRequest request =
        new ImportRequest(null, null, null, new Resolution(32), 3L, 0.01, null, null, null, null);

    // When
    RegisteredDataset registered = intake.register(request);

    // Then
    assertThat(registered.manifest().phantom()).isTrue();
    assertThat(registered.manifest().name()).isEqualTo("phantoms");
    assertThat(registered.manifest().classes()).hasSize(5);
    assertThat(registered.manifest().images(Part.TRAIN).values()).allMatch(count -> count > 0);
    assertThat(staging).isEmptyDirectory();
  }

  @Test
  void saysWhatIsWrongToThePersonAndNothingOfItToTheLog() throws IOException {
    // Given
    Files.writeString(
        scans.resolve("labels.csv"),
        "patient-4711.png,Normal,p99\n",
        java.nio.file.StandardOpenOption.APPEND);
    DatasetIntake intake = intake(published::add);

    // When, Then
    assertThatThrownBy(() -> intake.register(request(scans.toString())))
        .isInstanceOfSatisfying(
            IntakeException.class,
            e -> {
              assertThat(e).hasMessageContaining("patient-4711.png");
              assertThat(e.anonymousMessage()).doesNotContain("4711");
              assertThat(e.row()).hasValue(18);
            });
    assertThat(staging).isEmptyDirectory();
    assertThat(store.list("")).isEmpty();
    assertThat(published).isEmpty();
  }

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

  @Test
  void importDoesNotWaitForEver() {
    // Given one that begins another, and ends after it
    AtomicReference<DatasetIntake> intake = new AtomicReference<>();
    AtomicReference<Throwable> second = new AtomicReference<>();
    EventPublisher whilePublishing =
        event ->
            second.set(
                org.assertj.core.api.Assertions.catchThrowable(
                    () -> intake.get().register(request(scans.toString()))));
    intake.set(intake(whilePublishing, staging, Duration.ofMillis(1)));

    // When
    intake.get().register(request(scans.toString()));

    // Then
    assertThat(second.get()).isInstanceOf(StateConflict.class);
  }

  @Test
  void importWaitsForThoseBeforeIt() throws Exception {
    // Given one that holds its place until another has come
    CountDownLatch begun = new CountDownLatch(1);
    Semaphore end = new Semaphore(0);
    DatasetIntake intake =
        intake(
            event -> {
              begun.countDown();
              end.acquireUninterruptibly();
              published.add(event);
            });
    ExecutorService people = Executors.newFixedThreadPool(2);
    Future<RegisteredDataset> first =
        people.submit(() -> intake.register(request(scans.toString())));
    begun.await();

    // When
    Future<RegisteredDataset> second =
        people.submit(() -> intake.register(request(scans.toString())));
    end.release(2);

    // Then
    assertThat(first.get().created()).isTrue();
    assertThat(second.get().created()).isFalse();
    people.shutdown();
  }

  @Test
  void removesWhatAKilledImportHasLeft() throws IOException {
    // Given
    Path left = Files.createDirectories(staging.resolve("synthorax-intake-1/shards"));
    Files.writeString(left.resolve("images.npy"), "half");
    Path other = Files.writeString(staging.resolve("somebody-elses"), "kept");

    // When
    intake(published::add).register(request(scans.toString()));

    // Then
    assertThat(staging).isDirectoryNotContaining("glob:**synthorax-intake-1");
    assertThat(other).exists();
  }

  @Test
  void saysWhenTheStagingFolderCannotBeWritten() throws IOException {
    // Given
    Path file = Files.writeString(staging.resolve("file"), "");
    DatasetIntake intake = intake(published::add, file.resolve("below"));

    // When, Then
    assertThatThrownBy(() -> intake.register(request(scans.toString())))
        .isInstanceOf(StagingFailed.class);
  }

  private DatasetIntake intake(EventPublisher publisher) {
    return intake(publisher, staging);
  }

  private DatasetIntake intake(EventPublisher publisher, Path stagingFolder) {
    return intake(publisher, stagingFolder, PATIENCE);
  }

  private DatasetIntake intake(EventPublisher publisher, Path stagingFolder, Duration patience) {
    return new DatasetIntake(
        store,
        publisher,
        new ScanSources(new IntakeFolders(List.of(scans)), store, LARGEST_UPLOAD),
        stagingFolder,
        SplitRule.of("test"),
        patience);
  }

  private static RegisteredDataset upload(DatasetIntake intake, byte[] zip) {
    return intake.upload(request(null), new java.io.ByteArrayInputStream(zip));
  }

  private List<Path> listed() throws IOException {
    try (Stream<Path> files = Files.list(scans)) {
      return files.filter(file -> !file.toString().endsWith(".zip")).sorted().toList();
    }
  }

  private byte[] zipOfScans() throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
      for (Path file : listed()) {
        zip.putNextEntry(new java.util.zip.ZipEntry("xrays/" + file.getFileName()));
        zip.write(Files.readAllBytes(file));
      }
    }
    return bytes.toByteArray();
  }

  private static ImportRequest request(String folder) {
    return new ImportRequest(
        "scans", folder, List.of(), new Resolution(32), null, null, null, "", null, null);
  }
}
