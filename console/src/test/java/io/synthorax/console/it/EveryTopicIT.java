package io.synthorax.console.it;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.platform.messaging.EventPublisher;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class EveryTopicIT {
  @TestHTTPResource("/")
  URI base;

  @Inject EventPublisher publisher;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private Api api;

  @BeforeEach
  void connect() {
    api = new Api(base);
  }

  @Test
  void passesOverWhatItCannotReadOnEveryTopic() throws Exception {
    // Given
    ExampleStudy study = new ExampleStudy(new DatasetId("dbad"), 32, 1);
    try (var producer = producer()) {
      for (Topic topic : Topic.values()) {
        if (topic.payload().isEmpty()) {
          continue;
        }
        producer.send(record(topic, topic.eventType(), "no json")).get();
        producer.send(record(topic, topic.eventType(), "{}")).get();
        producer.send(record(topic, topic.eventType().replace(".v1", ".v9"), "{\"x\":1}")).get();
        producer.send(new ProducerRecord<>(topic.topicName(), "key", new byte[] {1, 2})).get();
        producer.send(new ProducerRecord<>(topic.topicName(), "key", null)).get();
      }
    }

    // When
    publisher.publish(study.requested(NORMAL));
    publisher.publish(study.ended(NORMAL, TrainingEnded.Outcome.COMPLETED));

    // Then
    api.awaitStatus(study.id().value(), "EVALUATING");
    for (Topic topic : Topic.values()) {
      if (topic.payload().isPresent()) {
        api.await("/q/metrics", r -> counted(r, topic, "other-version") == 1);
        api.await("/q/metrics", r -> counted(r, topic, "unreadable") == 4);
      }
    }
    assertThat(Api.text(api.get("/q/health/live"))).contains("\"status\": \"UP\"");
    assertThat(deadLetters()).isZero();
  }

  private static double counted(HttpResponse<byte[]> metrics, Topic topic, String outcome) {
    return Api.text(metrics)
        .lines()
        .filter(line -> line.startsWith("synthorax_console_events_total"))
        .filter(line -> line.contains("topic=\"" + topic.topicName() + "\""))
        .filter(line -> line.contains("outcome=\"" + outcome + "\""))
        // An exemplar, which leads to a trace, may follow the value.
        .map(line -> line.replaceFirst(" # .*", ""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static ProducerRecord<String, byte[]> record(Topic topic, String type, String value) {
    var record = new ProducerRecord<>(topic.topicName(), "key", value.getBytes(UTF_8));
    record.headers().add("ce_type", type.getBytes(UTF_8));
    return record;
  }

  private KafkaProducer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", brokers), new StringSerializer(), new ByteArraySerializer());
  }

  private long deadLetters() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      var partition = new TopicPartition(Topic.DEAD_LETTERS.topicName(), 0);
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()))
          .partitionResult(partition)
          .get()
          .offset();
    }
  }
}
