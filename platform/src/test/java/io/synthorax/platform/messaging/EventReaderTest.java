package io.synthorax.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyDeleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventReaderTest {
  private static final StudyDeleted EVENT = new StudyDeleted(new StudyId("s1"));

  static Stream<Topic> topics() {
    return Stream.of(Topic.values()).filter(topic -> topic.payload().isPresent());
  }

  @Test
  void eventIsReadBack() {
    var record = record(Topic.STUDY_DELETED, "io.synthorax.study-deleted.v1", Json.write(EVENT));

    assertThat(EventReader.read(record)).hasValue(EVENT);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void garbageIsAContractViolation(Topic topic) {
    var record = record(topic, topic.eventType(), "{\"half\": ".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> EventReader.read(record)).isInstanceOf(ContractViolation.class);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void eventWithoutItsFieldsIsAContractViolation(Topic topic) {
    var record = record(topic, topic.eventType(), "{}".getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> EventReader.read(record)).isInstanceOf(ContractViolation.class);
  }

  @ParameterizedTest
  @MethodSource("topics")
  void futureVersionIsSomebodyElses(Topic topic) {
    var record = record(topic, "io.synthorax." + topic.topicName() + ".v2", new byte[] {1});

    assertThat(EventReader.read(record)).isEmpty();
  }

  @Test
  void typeOfAnotherTopicIsAContractViolation() {
    var record = record(Topic.STUDY_DELETED, "io.synthorax.train-requested.v1", Json.write(EVENT));

    assertThatThrownBy(() -> EventReader.read(record))
        .hasMessageContaining("does not belong on study-deleted");
  }

  @Test
  void recordWithoutTypeIsAContractViolation() {
    var record = new ConsumerRecord<>("study-deleted", 0, 0, "s1", Json.write(EVENT));

    assertThatThrownBy(() -> EventReader.read(record)).hasMessageContaining("ce_type");
  }

  @Test
  void recordWithoutValueIsAContractViolation() {
    var record = record(Topic.STUDY_DELETED, "io.synthorax.study-deleted.v1", null);

    assertThatThrownBy(() -> EventReader.read(record)).hasMessageContaining("no value");
  }

  private static ConsumerRecord<String, byte[]> record(Topic topic, String type, byte[] value) {
    var record = new ConsumerRecord<>(topic.topicName(), 0, 0, "s1", value);
    record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    return record;
  }
}
