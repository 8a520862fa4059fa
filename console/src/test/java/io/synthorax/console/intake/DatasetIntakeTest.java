package io.synthorax.console.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.console.StateConflict;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Resolution;
import io.synthorax.imaging.dataset.IntakeException;
import io.synthorax.platform.messaging.EventPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class DatasetIntakeTest extends IntakeScenario {

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
}
