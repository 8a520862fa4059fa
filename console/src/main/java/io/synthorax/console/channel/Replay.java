package io.synthorax.console.channel;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once everything that was there at the start is in the views: before that, a study that
 * exists would seem not to.
 */
@Readiness
@ApplicationScoped
@Default
@Identifier("console-events")
class Replay implements KafkaConsumerRebalanceListener, HealthCheck {
  /** The offset that a partition ended at when it was assigned, until it is reached. */
  private final Map<TopicPartition, Long> ends = new ConcurrentHashMap<>();

  private volatile boolean assigned;

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    consumer
        .endOffsets(partitions)
        .forEach(
            (partition, end) -> {
              if (end > beginnings.get(partition)) {
                ends.put(partition, end);
              }
            });
    assigned |= !partitions.isEmpty();
  }

  @Override
  public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    partitions.forEach(ends::remove);
  }

  void passed(ConsumerRecord<?, ?> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    ends.computeIfPresent(partition, (p, end) -> record.offset() + 1 >= end ? null : end);
  }

  /** Whether everything that was there at the start is in the views. */
  boolean done() {
    return assigned && ends.isEmpty();
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("events replayed")
        .status(done())
        .withData("partitionsBehind", ends.size())
        .build();
  }
}
