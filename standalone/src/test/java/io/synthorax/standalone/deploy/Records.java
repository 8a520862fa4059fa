package io.synthorax.standalone.deploy;

import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Records of the embedded broker, as a test writes and reads them. */
final class Records {
  private static final Duration BOUND = Duration.ofMinutes(2);

  private Records() {}

  static void send(EmbeddedInfrastructure servers, ProducerRecord<String, byte[]> record)
      throws Exception {
    send(servers, List.of(record));
  }

  static void send(EmbeddedInfrastructure servers, List<ProducerRecord<String, byte[]>> records)
      throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      List<Future<?>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<?> one : sent) {
        one.get();
      }
    }
  }

  /** The first record of a topic, waited for. */
  static ConsumerRecord<String, byte[]> first(EmbeddedInfrastructure servers, String topic) {
    return await(servers, topic, 1).get(0);
  }

  /** All records that a topic has now. */
  static List<ConsumerRecord<String, byte[]>> all(EmbeddedInfrastructure servers, String topic) {
    try (var consumer = consumer(servers)) {
      List<TopicPartition> partitions = fromBeginning(consumer, topic);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** All records of a topic, from its beginning, once there are so many. */
  static List<ConsumerRecord<String, byte[]>> await(
      EmbeddedInfrastructure servers, String topic, int count) {
    try (var consumer = consumer(servers)) {
      fromBeginning(consumer, topic);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      long deadline = System.nanoTime() + BOUND.toNanos();
      while (records.size() < count) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(records.size() + " records on " + topic + ", not " + count);
        }
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** Returns once every group has committed everything that is there. */
  static void awaitRead(EmbeddedInfrastructure servers, Duration bound) throws Exception {
    long deadline = System.nanoTime() + bound.toNanos();
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", servers.bootstrapServers()))) {
      while (unread(admin) > 0) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(unread(admin) + " records are not read");
        }
        TimeUnit.SECONDS.sleep(1);
      }
    }
  }

  private static long unread(Admin admin) throws Exception {
    long unread = 0;
    for (GroupListing group : admin.listGroups().all().get()) {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      read.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      for (var end : admin.listOffsets(latest).all().get().entrySet()) {
        unread += end.getValue().offset() - read.get(end.getKey()).offset();
      }
    }
    return unread;
  }

  private static KafkaConsumer<String, byte[]> consumer(EmbeddedInfrastructure servers) {
    return new KafkaConsumer<>(
        Map.<String, Object>of("bootstrap.servers", servers.bootstrapServers()),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> fromBeginning(
      KafkaConsumer<String, byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return partitions;
  }
}
