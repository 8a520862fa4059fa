package io.synthorax.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every service with its Deployment's environment, a real broker and a real store. */
class DeployedServiceIT {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  /** Spans go to a port where nobody listens: that must harm nothing. */
  private static final Map<String, String> TRACED =
      Map.of(
          "QUARKUS_OTEL_SDK_DISABLED", "false",
          "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9");

  @TempDir static Path folder;

  private static final Map<String, DeployedService> services = new LinkedHashMap<>();
  private static EmbeddedInfrastructure servers;

  @BeforeAll
  static void start() throws Exception {
    servers = EmbeddedInfrastructure.start(folder.resolve("servers"));
    for (String name : Repository.SERVICES) {
      Map<String, String> more = name.equals("classifier-service") ? TRACED : Map.of();
      services.put(name, DeployedService.start(name, servers, folder, more));
    }
  }

  @AfterAll
  static void stop() {
    services.values().forEach(DeployedService::close);
    servers.close();
  }

  @Test
  void answerTheirProbesLogJsonAndKnowEveryKey() throws Exception {
    for (var service : services.entrySet()) {
      // Given
      JsonNode container =
          Manifests.container(Manifests.base().one("Deployment", service.getKey()));

      // When
      for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
        service.getValue().awaitUp(container.at("/" + probe + "/httpGet/path").asText());
      }

      // Then
      assertThat(service.getValue().get("/q/metrics").body()).contains("synthorax_resident_bytes");
      assertThat(service.getValue().log())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.has("mdc")).isTrue())
          .noneMatch(line -> line.path("message").asText().contains("Unrecognized configuration"));
    }
  }

  @Test
  void sayInEveryLineWhatTheyAreAboutAndHandOnTheTrace() throws Exception {
    // Given
    DeployedService service = services.get("classifier-service");
    service.awaitUp("/q/health/ready");

    // When
    send("generator-selected", "s0123456789ab");

    // Then
    ConsumerRecord<String, byte[]> failed = Records.first(servers, "stage-failed");
    assertThat(header(failed, "traceparent")).startsWith("00-" + TRACE + "-");
    assertThat(header(Records.first(servers, "dead-letters"), "traceparent")).contains(TRACE);
    assertThat(service.log())
        .filteredOn(line -> line.path("message").asText().contains("dead letter"))
        .isNotEmpty()
        .allSatisfy(
            line -> {
              assertThat(line.at("/mdc/stage").asText()).isEqualTo("opening");
              assertThat(line.at("/mdc/study").asText()).isEqualTo("s0123456789ab");
            });
  }

  private static void send(String topic, String study) throws Exception {
    var record = new ProducerRecord<>(topic, study, "no event".getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_type", bytes("io.synthorax." + topic + ".v1"));
    record.headers().add("ce_subject", bytes(study));
    record.headers().add("traceparent", bytes("00-" + TRACE + "-00f067aa0ba902b7-01"));
    Records.send(servers, record);
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
