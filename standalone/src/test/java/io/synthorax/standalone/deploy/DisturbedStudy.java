package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Topic;
import io.synthorax.standalone.cli.RunningConsole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A small study on deployed services to which something is done, and what must come of it all the
 * same: to the bit what comes of an undisturbed one.
 */
final class DisturbedStudy implements AutoCloseable {
  static final long SEED = Long.getLong("faults.seed", 1);
  private static final String BUDGET = "40k";

  /** What the study makes when nothing happens; made once for all tests of a process. */
  private static Map<String, Set<String>> undisturbed;

  private final Path folder;
  private final DeployedPlatform platform;
  private final String study;

  private DisturbedStudy(Path folder, DeployedPlatform platform, String study) {
    this.folder = folder;
    this.platform = platform;
    this.study = study;
  }

  /** Starts it in an empty folder. */
  static DisturbedStudy begin(Path folder) throws Exception {
    makeItOnceUndisturbed(Files.createDirectory(folder.resolve("undisturbed")));
    DeployedPlatform platform = new DeployedPlatform(folder, SEED);
    return new DisturbedStudy(folder, platform, SmallStudy.start(platform.console(), BUDGET));
  }

  /** Goes on with the same study elsewhere, from a backup. */
  DisturbedStudy restored(Path backup, Path elsewhere) throws Exception {
    DeployedPlatform restored =
        new DeployedPlatform(
            elsewhere,
            SEED,
            servers -> Backup.restore(backup, servers, elsewhere.resolve("servers")));
    return new DisturbedStudy(elsewhere, restored, study);
  }

  private static void makeItOnceUndisturbed(Path folder) throws Exception {
    if (undisturbed != null) {
      return;
    }
    try (DeployedPlatform platform = new DeployedPlatform(folder, SEED)) {
      String study = SmallStudy.start(platform.console(), BUDGET);
      SmallStudy.awaitEnd(platform.console(), study);
      undisturbed = Artefacts.of(folder.resolve("servers"), study);
    }
    assertThat(undisturbed).isNotEmpty().allSatisfy((key, hashes) -> assertThat(hashes).hasSize(1));
  }

  DeployedPlatform platform() {
    return platform;
  }

  RunningConsole console() {
    return platform.console();
  }

  /** Where broker and store keep their files. */
  Path servers() {
    return folder.resolve("servers");
  }

  String path() {
    return "studies/" + study;
  }

  boolean hasEnded() {
    return SmallStudy.isEnd(console().get(path()));
  }

  void awaitStatus(String status) {
    console().await(path(), view -> view.path("status").asText().equals(status));
  }

  void awaitEnd() {
    SmallStudy.awaitEnd(console(), study);
  }

  /** Waits for its end. */
  void assertAsUndisturbed() throws Exception {
    awaitEnd();
    assertArtefacts();
    Map<String, byte[]> told = new HashMap<>();
    Map<String, Integer> kinds = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : everythingSaid()) {
      byte[] first = told.putIfAbsent(header(record, "ce_id"), record.value());
      // An epoch that is trained again has the same result at another speed.
      boolean ofSpeed = record.topic().equals(Topic.EPOCH_FINISHED.topicName());
      assertThat(first == null || ofSpeed || Arrays.equals(first, record.value()))
          .as("an event's id says one thing: %s", header(record, "ce_id"))
          .isTrue();
      if (first == null) {
        kinds.merge(record.topic(), 1, Integer::sum);
      }
    }
    assertThat(kinds)
        .containsEntry("training-ended", SmallStudy.CLASSES.size())
        .containsEntry("generator-selected", SmallStudy.CLASSES.size())
        .containsEntry("study-completed", 1);
  }

  void assertArtefacts() throws Exception {
    assertThat(Artefacts.of(servers(), study)).isEqualTo(undisturbed);
  }

  List<ConsumerRecord<String, byte[]>> everythingSaid() {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic.payload().isPresent()) {
        all.addAll(Records.all(platform.servers(), topic.topicName()));
      }
    }
    return all;
  }

  /** Every receipt with its time: written again, it has another. */
  Map<Path, Object> receipts() throws Exception {
    Map<Path, Object> receipts = new HashMap<>();
    try (var files = Files.walk(servers().resolve("store/synthorax").resolve(path()))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        receipts.put(file, Files.getLastModifiedTime(file));
      }
    }
    return receipts;
  }

  static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws Exception {
    platform.close();
  }
}
