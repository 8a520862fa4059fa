package io.synthorax.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.standalone.deploy.ScrapingPrometheus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole line on 32 x 32 phantoms: broker, store and all five services as they were built, with
 * the trainer, the generator service and the broker killed in the middle.
 */
class StudyIT {
  private static final int CLASSES = 5;
  private static final int COMPOSITIONS_TIMES_SEEDS = 15;
  private static final String[] STUDY = {
    "study",
    "--resolution",
    "32",
    "--width",
    "0.125",
    "--budget",
    "6k",
    "--generators",
    "both",
    "--compositions",
    "paper",
    "--classifier-width",
    "4",
    "--seed",
    "3",
    "--out",
    "out"
  };

  @TempDir Path folder;

  @Test
  void studyCompletesAlthoughItsProcessesAreKilled() throws Exception {
    // Given
    Optional<ScrapingPrometheus> prometheus =
        ScrapingPrometheus.of(folder.resolve("home"), folder.resolve("prometheus"));
    Launch study = Launch.ofBuiltServices(folder, STUDY);
    study.awaitOutput("epoch 2");
    study.child("discriminator-trainer").destroyForcibly();
    study.awaitOutput("The discriminator-trainer ended (exit code 137); it is started again.");
    study.child("generator-service").destroyForcibly();
    study.awaitOutput("training the classifiers");
    study.child("broker").destroyForcibly();
    study.awaitOutput("2 of " + COMPOSITIONS_TIMES_SEEDS + " done");
    List<ProcessHandle> children = study.children();
    Map<Path, FileTime> written = modified(receipts("training.json"));
    study.signal("KILL");
    for (ProcessHandle child : children) {
      child.onExit().get(30, TimeUnit.SECONDS);
    }

    // When
    Launch again = Launch.ofBuiltServices(folder, STUDY);

    // Then
    assertThat(again.awaitExit()).as(again.output()).isEqualTo(ExitCode.OK);
    assertThat(again.output()).contains("balanced-accuracy", "figures of phantoms");
    assertThat(modified(receipts("training.json"))).isEqualTo(written);
    assertThat(receipts("training.json")).hasSize(CLASSES + 1);
    assertThat(receipts("selection.json")).hasSize(CLASSES);
    assertThat(receipts("result.json")).hasSize(COMPOSITIONS_TIMES_SEEDS);
    assertThat(receipts("completed.json")).hasSize(1);
    assertThat(folder.resolve("home/run/processes")).doesNotExist();
    assertResults(folder.resolve("out"));
    assertNobodyIsNamedInTheLogs();
    if (prometheus.isPresent()) {
      try (var scraping = prometheus.get()) {
        assertThat(scraping.panelsWithoutData()).isEmpty();
      }
    }

    assertKnownStudyIsShownAgain();
  }

  private void assertResults(Path out) throws IOException {
    assertThat(out.resolve("report.html")).content().contains("Phantoms");
    assertThat(out.resolve("report.json")).content().contains("\"phantom\"");
    try (Stream<Path> generators = Files.list(out.resolve("generators"))) {
      List<String> names = generators.map(file -> file.getFileName().toString()).toList();
      assertThat(names).hasSize(2 * CLASSES);
      assertThat(names).filteredOn(name -> name.endsWith(".onnx")).hasSize(CLASSES);
      assertThat(names).filteredOn(name -> name.endsWith(".card.json")).hasSize(CLASSES);
    }
    List<String> labels = Files.readAllLines(out.resolve("balanced/labels.csv"));
    assertThat(labels.get(0)).contains("file", "label", "provenance");
    assertThat(labels).anyMatch(row -> row.contains("synthesized"));
    for (String row : labels.subList(1, labels.size())) {
      assertThat(out.resolve("balanced").resolve(row.split(",")[0])).exists();
    }
  }

  /** Neither a secret nor a patient: phantoms' ids and files are called phantom-00017. */
  private void assertNobodyIsNamedInTheLogs() throws IOException {
    String secret = Files.readAllLines(folder.resolve("home/credentials")).get(1);
    String token = Files.readString(folder.resolve("home/token")).strip();
    try (Stream<Path> logs = Files.list(folder.resolve("home/logs"))) {
      assertThat(logs.toList())
          .hasSizeGreaterThan(CLASSES)
          .allSatisfy(
              log ->
                  assertThat(Files.readString(log))
                      .doesNotContain(secret, token)
                      .doesNotContainPattern("phantom-\\d{5}"));
    }
  }

  /** The same command is the same study: it is finished, so nothing is trained again. */
  private void assertKnownStudyIsShownAgain() throws Exception {
    Map<Path, FileTime> before = modified(receipts("training.json"));
    before.putAll(modified(receipts("result.json")));

    Launch again = Launch.ofBuiltServices(folder, STUDY);

    assertThat(again.awaitExit()).as(again.output()).isEqualTo(ExitCode.OK);
    assertThat(again.output()).contains("balanced-accuracy");
    Map<Path, FileTime> after = modified(receipts("training.json"));
    after.putAll(modified(receipts("result.json")));
    assertThat(after).isEqualTo(before);
  }

  /** A receipt that is written again has another time. */
  private static Map<Path, FileTime> modified(List<Path> files) throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    for (Path file : files) {
      times.put(file, Files.getLastModifiedTime(file));
    }
    return times;
  }

  private List<Path> receipts(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
      return files.filter(file -> file.getFileName().toString().equals(name)).sorted().toList();
    }
  }
}
