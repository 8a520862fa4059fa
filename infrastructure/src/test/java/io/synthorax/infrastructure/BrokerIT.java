package io.synthorax.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerIT {
  private static final String TOPIC = Topic.TRAIN_REQUESTED.topicName();

  @TempDir Path home;

  @Test
  void hasEveryTopicOfTheContracts() throws Exception {
    // Given
    try (EmbeddedInfrastructure infrastructure = EmbeddedInfrastructure.start(home);
        Admin admin = Admin.create(client(infrastructure))) {
      // When
      Set<String> names = admin.listTopics().names().get();

      // Then
      assertThat(names).containsAll(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
      var described = admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
      assertThat(described.partitions()).hasSize(Topic.TRAIN_REQUESTED.partitions());
    }
  }

  @Test
  void keepsRecordsAndOffsetsWhenKilled() throws Exception {
    // Given
    try (EmbeddedInfrastructure infrastructure = EmbeddedInfrastructure.start(home)) {
      produce(infrastructure, "first");
      assertThat(consumeAndCommit(infrastructure, 1)).containsExactly("first");
      produce(infrastructure, "second");

      // When
      infrastructure.killBroker();
      infrastructure.restartBroker();

      // Then
      assertThat(consumeAndCommit(infrastructure, 1)).containsExactly("second");
    }
  }

  @Test
  void keepsRecordsInTheSameHomeOnOtherPorts() throws Exception {
    // Given
    try (EmbeddedInfrastructure first = EmbeddedInfrastructure.start(home)) {
      produce(first, "from another day");
    }

    // When
    try (EmbeddedInfrastructure second = EmbeddedInfrastructure.start(home)) {

      // Then
      assertThat(consumeAndCommit(second, 1)).containsExactly("from another day");
    }
  }

  private static void produce(EmbeddedInfrastructure infrastructure, String text) throws Exception {
    try (var producer =
        new KafkaProducer<>(
            client(infrastructure), new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(TOPIC, 0, "key", text.getBytes(StandardCharsets.UTF_8));
      assertThat(producer.send(record).get().hasOffset()).isTrue();
    }
  }

  private static List<String> consumeAndCommit(EmbeddedInfrastructure infrastructure, int count) {
    Map<String, Object> settings = client(infrastructure);
    settings.put("group.id", "test");
    settings.put("auto.offset.reset", "earliest");
    settings.put("enable.auto.commit", "false");
    List<String> texts = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (texts.size() < count && System.nanoTime() < deadline) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(r -> texts.add(new String(r.value(), StandardCharsets.UTF_8)));
      }
      consumer.commitSync();
    }
    return texts;
  }

  private static Map<String, Object> client(EmbeddedInfrastructure infrastructure) {
    return new java.util.HashMap<>(
        Map.of("bootstrap.servers", infrastructure.bootstrapServers(), "acks", "all"));
  }
}
