package io.synthorax.console.channel;

import io.micrometer.core.instrument.MeterRegistry;
import io.synthorax.console.retraining.ProjectViews;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.Event;
import io.synthorax.platform.messaging.EventReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes every event into the views. A record that cannot be read is counted and passed over: the
 * service whose work it is makes it a dead letter, and one is enough.
 */
@ApplicationScoped
class EventsChannel {
  private static final Logger LOG = Logger.getLogger(EventsChannel.class);

  private final StudyViews views;
  private final ProjectViews projects;
  private final Replay replay;
  private final MeterRegistry meters;

  EventsChannel(StudyViews views, ProjectViews projects, Replay replay, MeterRegistry meters) {
    this.views = views;
    this.projects = projects;
    this.replay = replay;
    this.meters = meters;
  }

  @Incoming("console-events")
  void on(ConsumerRecord<String, byte[]> record) {
    count(record.topic(), take(record));
    replay.passed(record);
  }

  /** In the console nothing but memory is touched, so a failure can only be the record's. */
  private String take(ConsumerRecord<String, byte[]> record) {
    try {
      Optional<Event> event = EventReader.read(record);
      if (event.isEmpty()) {
        return "other-version";
      }
      Instant at = Instant.ofEpochMilli(record.timestamp());
      views.apply(event.get(), at);
      projects.apply(event.get(), at);
      return "read";
    } catch (RuntimeException e) {
      // Not only ContractViolation: whatever a record can do wrong, the next one is read.
      LOG.warnf(
          "a record on %s, partition %d, offset %d is unreadable (%s)",
          record.topic(), record.partition(), record.offset(), e.getClass().getSimpleName());
      return "unreadable";
    }
  }

  private void count(String topic, String outcome) {
    meters.counter("synthorax.console.events", "topic", topic, "outcome", outcome).increment();
  }
}
