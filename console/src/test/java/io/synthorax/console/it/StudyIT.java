package io.synthorax.console.it;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.synthorax.console.ExampleStudy;
import io.synthorax.console.export.StoredStudy;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyCompleted.Outcome;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class StudyIT {
  @TestHTTPResource("/")
  URI base;

  @Inject ObjectStore store;
  @Inject EventPublisher publisher;
  @TempDir Path temporary;

  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(base);
  }

  @Test
  void followsAStudyToItsResults() throws Exception {
    // Given
    ExampleStudy study = new StoredStudy(store, temporary).withGeneratorForRare();
    String path = "/api/v1/studies/" + study.id();
    String samples = study.checkpoint(RARE, 10).samples().key();
    store.put(samples, ExampleStudy.content(samples));
    var ended = study.ended(RARE, TrainingEnded.Outcome.COMPLETED);
    String curve = Json.text(List.of(study.epoch(RARE, 1, false)));
    var stored = store.put(ended.curve().key(), curve.getBytes(UTF_8));

    // When
    publisher.publish(study.requested(NORMAL));
    publisher.publish(study.requested(RARE));
    publisher.publish(study.epoch(NORMAL, 1, false));
    publisher.publish(study.epoch(NORMAL, 2, false));
    publisher.publish(study.epoch(RARE, 10, true));
    publisher.publish(
        new TrainingEnded(
            ended.study(),
            ended.run(),
            ended.label(),
            ended.dataset(),
            ended.outcome(),
            ended.reason(),
            ended.imagesShown(),
            10,
            "float32",
            ended.checkpoints(),
            stored,
            ended.classes()));
    publisher.publish(study.selected(RARE, Optional.of(study.batch(RARE, 10, List.of()))));
    publisher.publish(
        study.completed(
            Outcome.COMPLETED,
            "<html>report</html>".getBytes(UTF_8),
            "{\"schemaVersion\":1}".getBytes(UTF_8)));

    // Then
    JsonNode view = api.awaitStatus(study.id().value(), "COMPLETED");
    assertThat(view.at("/summary/0/composition").asText()).isEqualTo("IR");
    assertThat(Api.text(api.get(path + "/report.html"))).contains("report");
    assertThat(api.get(path + "/report.html").headers().firstValue("content-security-policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox"));
    String picture =
        api.await(path, r -> Api.json(r).at("/runs/1/checkpoints/0/samples").isTextual())
            .uri()
            .resolve(path + "/runs/Pneumothorax/checkpoints/10/samples.png")
            .getPath();
    assertThat(api.get(picture).headers().firstValue("content-type")).hasValue("image/png");
    assertThat(api.get(picture).body()).isEqualTo(ExampleStudy.content(samples));
    JsonNode curves =
        Api.json(api.await(path + "/curves", r -> Api.json(r).at("/0/points").size() == 2));
    assertThat(curves.at("/1/points").size()).isEqualTo(1);
    assertThat(names(api.get(path + "/export").body()))
        .contains("report.html", "generators/Pneumothorax.onnx", "balanced/labels.csv");
    assertThat(Api.text(api.get("/studies/" + study.id())))
        .contains("Did it help?", "Pneumothorax", "0.610 [0.550, 0.670]");
    assertThat(Api.text(api.get("/"))).contains(study.id().value(), "completed");
  }

  @Test
  void streamsEventsAsTheyCome() throws Exception {
    // Given
    ExampleStudy study = new ExampleStudy(new DatasetId("dsse"), 32, 1);
    publisher.publish(study.requested(NORMAL));
    api.awaitStatus(study.id().value(), "QUEUED");

    // When
    List<String> lines = new ArrayList<>();
    try (var events = new EventLines(base.resolve("/api/v1/studies/" + study.id() + "/events"))) {
      lines.addAll(events.until("event:view"));
      publisher.publish(study.epoch(NORMAL, 1, false));
      lines.addAll(events.until("event:epoch-finished"));
    }

    // Then
    assertThat(lines).anyMatch(line -> line.startsWith("id:"));
    String last = lines.stream().filter(l -> l.startsWith("id:")).findFirst().orElseThrow();
    try (var events =
        new EventLines(
            base.resolve("/api/v1/studies/" + study.id() + "/events"), last.substring(3).trim())) {
      assertThat(events.until("event:epoch-finished")).noneMatch("event:view"::equals);
    }
  }

  private static List<String> names(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
