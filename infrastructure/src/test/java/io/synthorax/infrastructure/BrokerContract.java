package io.synthorax.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

/** What services expect of a broker, whoever runs it. */
interface BrokerContract {
  String TOPIC = Topic.TRAIN_REQUESTED.topicName();

  /** Of a broker without records, on which the topics were made. */
  String bootstrapServers() throws Exception;

  @Test
  default void hasEveryTopicOfTheContracts() throws Exception {
    // Given
    try (Admin admin = Admin.create(client(bootstrapServers()))) {
      // When
      Set<String> names = admin.listTopics().names().get();

      // Then
      assertThat(names).containsAll(Arrays.stream(Topic.values()).map(Topic::topicName).toList());
      var described = admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
      assertThat(described.partitions()).hasSize(Topic.TRAIN_REQUESTED.partitions());
    }
  }

  @Test
  default void makesNoTopicThatNobodyDeclared() throws Exception {
    // Given
    Map<String, Object> settings = client(bootstrapServers());
    settings.put("max.block.ms", "2000");

    // When, Then
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>("misspelt", "key", new byte[0]);
      assertThatThrownBy(() -> producer.send(record).get()).hasMessageContaining("misspelt");
    }
  }

  @Test
  default void goesOnAfterWhatWasCommitted() throws Exception {
    // Given
    String servers = bootstrapServers();
    produce(servers, "first");
    assertThat(consumeAndCommit(servers, 1)).containsExactly("first");

    // When
    produce(servers, "second");

    // Then
    assertThat(consumeAndCommit(servers, 1)).containsExactly("second");
  }

  static void produce(String servers, String text) throws Exception {
    try (var producer =
        new KafkaProducer<>(client(servers), new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(TOPIC, 0, "key", text.getBytes(StandardCharsets.UTF_8));
      assertThat(producer.send(record).get().hasOffset()).isTrue();
    }
  }

  static List<String> consumeAndCommit(String servers, int count) {
    Map<String, Object> settings = client(servers);
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

  private static Map<String, Object> client(String servers) {
    return new HashMap<>(Map.of("bootstrap.servers", servers, "acks", "all"));
  }
}
