package io.synthorax.platform.messaging;

import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a record's bytes as the event that its topic carries. */
public final class EventReader {
  private EventReader() {}

  /**
   * The event of a record; nothing if it is of another version, which is somebody else's to read.
   *
   * @throws ContractViolation if it is unreadable, with the reason
   */
  public static Optional<Event> read(ConsumerRecord<String, byte[]> record) {
    Topic topic =
        Topic.named(record.topic())
            .orElseThrow(() -> new ContractViolation("topic " + record.topic() + " is unknown"));
    String type = type(record);
    if (type.equals(topic.eventType())) {
      Event event = Json.read(value(record), topic.payload().orElseThrow());
      Completeness.require(event);
      return Optional.of(event);
    }
    if (type.matches("io\\.synthorax\\." + topic.topicName() + "\\.v\\d+")) {
      return Optional.empty();
    }
    throw new ContractViolation("ce_type '" + type + "' does not belong on " + record.topic());
  }

  /** The study that even an unreadable record names in its headers, if it is about one. */
  public static Optional<StudyId> subject(ConsumerRecord<String, byte[]> record) {
    var header = record.headers().lastHeader(CloudEventHeaders.SUBJECT);
    boolean aboutStudy = Topic.named(record.topic()).map(Topic::aboutStudy).orElse(false);
    if (header == null || header.value() == null || !aboutStudy) {
      return Optional.empty();
    }
    try {
      return Optional.of(new StudyId(new String(header.value(), StandardCharsets.UTF_8)));
    } catch (ContractViolation e) {
      return Optional.empty();
    }
  }

  private static String type(ConsumerRecord<String, byte[]> record) {
    var header = record.headers().lastHeader(CloudEventHeaders.TYPE);
    if (header == null || header.value() == null) {
      throw new ContractViolation("no header " + CloudEventHeaders.TYPE);
    }
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  private static byte[] value(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      throw new ContractViolation("no value");
    }
    return record.value();
  }
}
