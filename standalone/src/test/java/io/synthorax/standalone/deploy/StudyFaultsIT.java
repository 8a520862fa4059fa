package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Topic;
import io.synthorax.standalone.cli.RunningConsole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small study on deployed services, disturbed in every way that docs/operations.md calls safe: it
 * completes, and what it has made is to the bit what an undisturbed one makes. {@code
 * -Dfaults.seed} moves the moments.
 */
@Tag("faults")
class StudyFaultsIT {
  private static final long SEED = Long.getLong("faults.seed", 1);
  private static final int KILLS = Integer.getInteger("faults.kills", 100);
  private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("faults.outage", 300));
  private static final int REPETITIONS = 10_000;
  private static final String BUDGET = "30k";

  @TempDir static Path undisturbedFolder;

  /** What the study makes when nothing happens. */
  private static Map<String, Set<String>> undisturbed;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private DeployedPlatform platform;
  private RunningConsole console;
  private String study;

  @BeforeAll
  static void makeItOnceUndisturbed() throws Exception {
    try (DeployedPlatform platform = new DeployedPlatform(undisturbedFolder, SEED)) {
      String study = SmallStudy.start(platform.console(), BUDGET);
      SmallStudy.awaitEnd(platform.console(), study);
      undisturbed = Artefacts.of(undisturbedFolder.resolve("servers"), study);
    }
    assertThat(undisturbed).isNotEmpty().allSatisfy((key, hashes) -> assertThat(hashes).hasSize(1));
  }

  @AfterEach
  void stop() throws Exception {
    platform.close();
  }

  private void begin() throws Exception {
    platform = new DeployedPlatform(folder, SEED);
    console = platform.console();
    study = SmallStudy.start(console, BUDGET);
  }

  @Test
  void everyServiceIsKilledAtRandomMoments() throws Exception {
    // Given
    begin();

    // When
    int kills = 0;
    for (; kills < KILLS && !ended(); kills++) {
      String service = Repository.SERVICES.get(random.nextInt(Repository.SERVICES.size()));
      TimeUnit.MILLISECONDS.sleep(1_000 + random.nextInt(5_000));
      platform.kill(service);
    }
    System.out.println("killed " + kills + " times");

    // Then
    assertUndisturbed();
  }

  @Test
  void brokerIsAwayAndThenCutsEverySecond() throws Exception {
    // Given
    begin();
    awaitStatus("TRAINING");

    // When
    platform.servers().killBroker();
    TimeUnit.SECONDS.sleep(OUTAGE.toSeconds());
    platform.servers().restartBroker();
    for (int second = 0; second < 60 && !ended(); second++) {
      TimeUnit.SECONDS.sleep(1);
      platform.broker().cut();
    }

    // Then
    assertUndisturbed();
  }

  @Test
  void storeIsSlowFailsCutsIsFullAndAway() throws Exception {
    // Given
    begin();
    awaitStatus("TRAINING");
    FaultyProxy store = platform.store();

    // When
    store.fail(0.1);
    TimeUnit.SECONDS.sleep(20);
    store.fail(0);
    store.cutUploads(0.2);
    TimeUnit.SECONDS.sleep(20);
    store.cutUploads(0);
    store.fill(true);
    TimeUnit.SECONDS.sleep(20);
    store.fill(false);
    store.delay(Duration.ofSeconds(2));
    TimeUnit.SECONDS.sleep(30);
    store.delay(Duration.ZERO);
    store.refuse(true);
    TimeUnit.SECONDS.sleep(OUTAGE.toSeconds());
    store.refuse(false);

    // Then
    assertUndisturbed();
  }

  @Test
  void replicasJoinAndLeaveWhileRunsAreTrained() throws Exception {
    // Given
    begin();

    // When
    for (int change = 0; change < 20 && !ended(); change++) {
      platform.scale("discriminator-trainer", 1 + random.nextInt(3));
      platform.scale("generator-service", 1 + random.nextInt(2));
      TimeUnit.MILLISECONDS.sleep(3_000 + random.nextInt(9_000));
    }

    // Then
    assertUndisturbed();
  }

  @Test
  void everythingIsSaidAgainReorderedAndAmongGarbage() throws Exception {
    // Given
    begin();
    SmallStudy.awaitEnd(console, study);
    List<ConsumerRecord<String, byte[]>> said = everythingSaid(true);
    Map<Path, Object> before = receipts();
    JsonNode view = console.get("studies/" + study);

    // When
    Records.send(platform.servers(), noise(said));
    Records.awaitRead(platform.servers(), Duration.ofMinutes(40));

    // Then
    assertThat(receipts()).isEqualTo(before);
    assertThat(console.get("studies/" + study).path("status")).isEqualTo(view.path("status"));
    assertThat(Artefacts.of(folder.resolve("servers"), study)).isEqualTo(undisturbed);
    assertThat(Records.all(platform.servers(), "dead-letters"))
        .isNotEmpty()
        .allSatisfy(letter -> assertThat(header(letter, "dead-letter-reason")).isNotBlank());
  }

  /** What was said, in any order; of twenty one is cut off, and one of a version before ours. */
  private List<ProducerRecord<String, byte[]>> noise(List<ConsumerRecord<String, byte[]>> said) {
    List<ProducerRecord<String, byte[]>> noise = new ArrayList<>();
    while (noise.size() < REPETITIONS) {
      ConsumerRecord<String, byte[]> record = said.get(random.nextInt(said.size()));
      int kind = random.nextInt(20);
      byte[] value = record.value();
      byte[] part = kind == 0 ? Arrays.copyOf(value, random.nextInt(value.length)) : value;
      var again = new ProducerRecord<>(record.topic(), record.key(), part);
      record.headers().forEach(again.headers()::add);
      if (kind == 1) {
        String older = "io.synthorax." + record.topic() + ".v0";
        again.headers().remove("ce_type");
        again.headers().add("ce_type", older.getBytes(StandardCharsets.UTF_8));
      }
      noise.add(again);
    }
    return noise;
  }

  /** As docs/operations.md says: topics first, bucket after, back in the same order. */
  @Test
  void goesOnElsewhereFromABackupMadeWhileItRan() throws Exception {
    // Given
    begin();
    console.await("studies/" + study, view -> view.at("/runs/0/imagesShown").asLong() > 0);

    // When
    List<ConsumerRecord<String, byte[]>> topics = everythingSaid(false);
    Path bucket = folder.resolve("backup");
    copy(folder.resolve("servers/store/synthorax"), bucket);
    platform.close();
    folder = Files.createDirectory(folder.resolve("elsewhere"));
    platform =
        new DeployedPlatform(
            folder,
            SEED,
            servers -> {
              Records.send(servers, topics.stream().map(StudyFaultsIT::again).toList());
              Path restored = folder.resolve("servers/store/synthorax");
              Files.delete(restored);
              copy(bucket, restored);
            });
    console = platform.console();

    // Then
    assertUndisturbed();
  }

  /** With the extended attributes in which the store keeps what it knows of an object. */
  private static void copy(Path from, Path to) {
    Tools.Result copied = Tools.run(List.of("cp", "-a", from.toString(), to.toString()));
    // A state that is swept meanwhile is not needed: a newer one is there.
    assertThat(to).as(copied.output()).isNotEmptyDirectory();
  }

  private static ProducerRecord<String, byte[]> again(ConsumerRecord<String, byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.key(), record.value(), record.headers());
  }

  private void assertUndisturbed() throws Exception {
    SmallStudy.awaitEnd(console, study);
    Map<String, Set<String>> artefacts = Artefacts.of(folder.resolve("servers"), study);
    assertThat(artefacts).isEqualTo(undisturbed);
    Map<String, byte[]> told = new HashMap<>();
    Map<String, Integer> kinds = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : everythingSaid(true)) {
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

  private List<ConsumerRecord<String, byte[]>> everythingSaid(boolean shuffled) {
    List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic.payload().isPresent()) {
        all.addAll(Records.all(platform.servers(), topic.topicName()));
      }
    }
    if (shuffled) {
      Collections.shuffle(all, random);
    }
    return all;
  }

  /** Every receipt with its time: written again, it has another. */
  private Map<Path, Object> receipts() throws Exception {
    Map<Path, Object> receipts = new HashMap<>();
    Path stored = folder.resolve("servers/store/synthorax/studies").resolve(study);
    try (var files = Files.walk(stored)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        receipts.put(file, Files.getLastModifiedTime(file));
      }
    }
    return receipts;
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private boolean ended() {
    return SmallStudy.isEnd(console.get("studies/" + study));
  }

  private void awaitStatus(String status) {
    console.await("studies/" + study, view -> view.path("status").asText().equals(status));
  }
}
