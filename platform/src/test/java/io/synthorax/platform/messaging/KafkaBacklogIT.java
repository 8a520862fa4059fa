package io.synthorax.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.Topic;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBacklogIT {
  private static final String SERVICE = "discriminator-trainer";
  private static final Topic TOPIC = Topic.TRAIN_REQUESTED;

  @TempDir Path home;
  private EmbeddedInfrastructure infrastructure;
  private KafkaBacklog backlog;

  @BeforeEach
  void start() throws IOException {
    infrastructure = EmbeddedInfrastructure.start(home);
    backlog = new KafkaBacklog(broker(), SERVICE);
  }

  @AfterEach
  void stop() {
    backlog.close();
    infrastructure.close();
  }

  @Test
  void recordsStayUntilTheServiceHasCommittedThem() throws Exception {
    // Given
    assertThat(backlog.of(TOPIC)).isEmpty();
    send(3, "first");
    send(3, "second");
    send(5, "third");

    // When nobody has done any
    List<String> all = values();

    // Then again and again, since looking does not take
    assertThat(all).containsExactlyInAnyOrder("first", "second", "third");
    assertThat(values()).containsExactlyInAnyOrderElementsOf(all);

    // When the first is done
    commit(SERVICE, 3, 1);
    commit("somebody-else", 5, 1);

    // Then
    assertThat(values()).containsExactlyInAnyOrder("second", "third");

    // When all are
    commit(SERVICE, 3, 2);
    commit(SERVICE, 5, 1);

    // Then
    assertThat(values()).isEmpty();
  }

  @Test
  void absentBrokerIsNotWaitedForLong() {
    infrastructure.killBroker();

    assertThatThrownBy(() -> backlog.of(TOPIC))
        .isInstanceOf(WorldUnreachable.class)
        .hasMessageContaining(TOPIC.topicName());
  }

  private List<String> values() {
    return backlog.of(TOPIC).stream()
        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
        .toList();
  }

  private void send(int partition, String value) throws Exception {
    try (var producer =
        new KafkaProducer<>(broker(), new StringSerializer(), new ByteArraySerializer())) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(TOPIC.topicName(), partition, "key", bytes)).get();
    }
  }

  private void commit(String group, int partition, long offset) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers", infrastructure.bootstrapServers(), "group.id", group),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.commitSync(
          Map.of(new TopicPartition(TOPIC.topicName(), partition), new OffsetAndMetadata(offset)));
    }
  }

  private Map<String, Object> broker() {
    return Map.of("bootstrap.servers", infrastructure.bootstrapServers());
  }
}
