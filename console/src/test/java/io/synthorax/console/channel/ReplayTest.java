package io.synthorax.console.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final TopicPartition FULL = new TopicPartition("epoch-finished", 0);
  private static final TopicPartition EMPTY = new TopicPartition("study-deleted", 0);
  private static final TopicPartition EXPIRED = new TopicPartition("epoch-finished", 1);

  private final Replay replay = new Replay();
  private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

  @BeforeEach
  void offsets() {
    consumer.updateBeginningOffsets(Map.of(FULL, 0L, EMPTY, 0L, EXPIRED, 7L));
    consumer.updateEndOffsets(Map.of(FULL, 3L, EMPTY, 0L, EXPIRED, 7L));
  }

  @Test
  void isNotReadyBeforePartitionsAreAssigned() {
    // Given, When, Then
    assertThat(replay.call().getStatus()).isEqualTo(Status.DOWN);
  }

  @Test
  void isReadyOnceTheLastRecordOfEveryPartitionHasPassed() {
    // Given
    replay.onPartitionsAssigned(consumer, List.of(FULL, EMPTY, EXPIRED));
    replay.passed(record(0));
    replay.passed(record(1));
    assertThat(replay.call().getStatus()).isEqualTo(Status.DOWN);

    // When
    replay.passed(record(2));

    // Then
    assertThat(replay.call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void waitsForNoPartitionThatSomebodyElseHas() {
    // Given
    replay.onPartitionsAssigned(consumer, List.of(FULL));

    // When
    replay.onPartitionsRevoked(consumer, List.of(FULL));

    // Then
    assertThat(replay.call().getStatus()).isEqualTo(Status.UP);
  }

  private static ConsumerRecord<String, byte[]> record(long offset) {
    return new ConsumerRecord<>(FULL.topic(), FULL.partition(), offset, "key", new byte[0]);
  }
}
