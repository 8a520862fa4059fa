package io.synthorax.platform.messaging;

import io.smallrye.common.annotation.Identifier;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.WorldUnreachable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the broker; joins no group and commits nothing. */
@ApplicationScoped
public class KafkaBacklog implements Backlog {
  /** Looking is not urgent; who looks has better to do than to wait for a broker that is away. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final int MOST_RECORDS = 500;

  private final Map<String, Object> settings;
  private KafkaConsumer<String, byte[]> consumer;

  /**
   * @param kafka how the broker is reached
   * @param service whose name the group of its replicas bears
   */
  KafkaBacklog(
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, service);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
  }

  @Override
  public synchronized List<ConsumerRecord<String, byte[]>> of(Topic topic) {
    try {
      if (consumer == null) {
        consumer =
            new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
      }
      return read(topic);
    } catch (KafkaException e) {
      throw new WorldUnreachable("the broker did not tell what waits on " + topic.topicName(), e);
    }
  }

  private List<ConsumerRecord<String, byte[]>> read(Topic topic) {
    List<TopicPartition> partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(number -> new TopicPartition(topic.topicName(), number))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    firstUndone(partitions).forEach(consumer::seek);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (records.size() < MOST_RECORDS
        && partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))
        && System.nanoTime() < deadline) {
      consumer.poll(Duration.ofMillis(200)).forEach(records::add);
    }
    return records;
  }

  private Map<TopicPartition, Long> firstUndone(List<TopicPartition> partitions) {
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
    return partitions.stream()
        .collect(
            Collectors.toMap(
                partition -> partition,
                partition -> {
                  OffsetAndMetadata done = committed.get(partition);
                  long beginning = beginnings.get(partition);
                  return done == null ? beginning : Math.max(done.offset(), beginning);
                }));
  }

  @PreDestroy
  synchronized void close() {
    if (consumer != null) {
      consumer.close();
    }
  }
}
