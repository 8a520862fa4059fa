package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Topic;
import io.synthorax.standalone.cli.RunningConsole;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What earlier versions have stored, kept as files of {@link FixtureWriter}: a completed study with
 * an order, one that was being trained, a project with scans. It opens, can be worked with, and
 * what was under way completes, here with a store that fails, a broker that cuts and every service
 * killed once: the part of {@code -Pfaults} that every build runs.
 */
class StoredStudyIT {
  static final Path FIXTURES = Path.of("src/test/fixtures");
  private static final double FAILING = 0.05;

  @TempDir Path folder;
  private RunningConsole console;

  static List<Path> fixtures() {
    return Repository.files(FIXTURES, ".zip");
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void opensAndGoesOn(Path fixture) throws Exception {
    // Given
    Path servers = folder.resolve("servers");
    try (DeployedPlatform platform =
        new DeployedPlatform(
            folder, 1, infrastructure -> Backup.restore(fixture, infrastructure, servers))) {
      console = platform.console();
      long epochs = Records.all(platform.servers(), Topic.EPOCH_FINISHED.topicName()).size();
      List<String> both = List.of("COMPLETED", "TRAINING");
      console.await("studies", all -> all.findValuesAsText("status").containsAll(both));
      String completed = study("COMPLETED");
      String underWay = study("TRAINING");

      // Then what is complete can be read
      JsonNode report = console.get("studies/" + completed + "/report.json");
      assertThat(report.toString()).contains("balanced-accuracy", completed);
      assertThat(console.get("studies/" + completed + "/orders")).hasSize(1);
      JsonNode project = console.get("projects/ward");
      assertThat(project.path("unlabelled").asInt()).isEqualTo(1);
      assertThat(project.at("/labelled/Normal").asInt()).isEqualTo(1);

      // When
      disturb(platform);
      SmallStudy.awaitEnd(console, underWay);

      // Then training went on where it was
      assertGoneOn(platform, underWay, epochs);

      // Then its generators can be used, and learned from
      order(console, completed);
      assertThat(startedFrom(completed)).isNotEqualTo(completed);
    }
  }

  private String study(String status) {
    return StreamSupport.stream(console.get("studies").spliterator(), false)
        .filter(study -> study.path("status").asText().equals(status))
        .map(study -> study.path("study").asText())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no study is " + status));
  }

  private static void disturb(DeployedPlatform platform) throws Exception {
    platform.store().fail(FAILING);
    for (String service : Repository.SERVICES) {
      platform.kill(service);
      TimeUnit.SECONDS.sleep(2);
      platform.broker().cut();
    }
    platform.store().fail(0);
  }

  /** No epoch of the stored ones was trained again, and none is missing. */
  private static void assertGoneOn(DeployedPlatform platform, String study, long stored) {
    List<ConsumerRecord<String, byte[]>> all =
        Records.all(platform.servers(), Topic.EPOCH_FINISHED.topicName());
    Set<String> told = new HashSet<>();
    int last = 0;
    for (ConsumerRecord<String, byte[]> record : all) {
      JsonNode data = Json.read(record.value(), JsonNode.class);
      if (data.path("study").asText().equals(study)) {
        told.add(data.path("run").asText() + " " + data.path("epoch").asInt());
        last = Math.max(last, data.path("epoch").asInt());
      }
    }
    assertThat((long) all.size()).isGreaterThan(stored);
    assertThat(told).hasSize(last * SmallStudy.CLASSES.size());
  }

  /** Orders images and returns once they are there. */
  static void order(RunningConsole console, String study) {
    String orders = "studies/" + study + "/orders";
    JsonNode order =
        console.post(orders, Map.of("label", SmallStudy.CLASSES.get(0), "count", 16, "seed", 3));
    console.await(
        orders + "/" + order.path("order").asText(),
        view -> view.path("state").asText().equals("DONE"));
  }

  /** A new study from an earlier one's generators, until it trains. */
  private String startedFrom(String earlier) {
    JsonNode view = console.get("studies/" + earlier);
    DatasetId dataset = new DatasetId(view.path("dataset").asText());
    String study =
        SmallStudy.start(
            console,
            SmallStudy.request(
                dataset, FixtureWriter.WIDTH, "2k", Optional.of(new StudyId(earlier))));
    console.await("studies/" + study, started -> started.at("/runs/0/imagesShown").asLong() > 0);
    return study;
  }
}
