package io.synthorax.platform.messaging;

import io.opentelemetry.context.Context;
import io.smallrye.reactive.messaging.TracingMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.WorldUnreachable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** Publishes events and dead letters to Kafka, and returns when the broker has them. */
@ApplicationScoped
public class KafkaEventPublisher implements EventPublisher, DeadLetters {
  /** Longer than the producer's own {@code delivery.timeout.ms}, within which it retries. */
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  private final Emitter<byte[]> emitter;
  private final String source;

  KafkaEventPublisher(
      @Channel("events") Emitter<byte[]> emitter,
      @ConfigProperty(name = "quarkus.application.name") String source) {
    this.emitter = emitter;
    this.source = source;
  }

  /** As a CloudEvent in binary mode. */
  @Override
  public void publish(Event event) {
    Topic topic = Topic.of(event.getClass());
    var record =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(topic.topicName())
            .withKey(event.recordKey())
            .withHeaders(CloudEventHeaders.of(event, source));
    if (event instanceof TrainRequested request) {
      // Hashed keys would rarely spread a study's runs over as many trainers.
      record.withPartition(
          Math.floorMod(request.study().hashCode() + request.ordinal(), topic.partitions()));
    }
    send(Json.write(event), record.build(), topic);
  }

  @Override
  public void add(ConsumerRecord<String, byte[]> unusable, String reason) {
    Headers headers = new RecordHeaders(unusable.headers().toArray());
    headers.add("dead-letter-topic", CloudEventHeaders.utf8(unusable.topic()));
    headers.add("dead-letter-reason", CloudEventHeaders.utf8(reason));
    headers.add("dead-letter-service", CloudEventHeaders.utf8(source));
    var record =
        OutgoingKafkaRecordMetadata.<String>builder()
            .withTopic(Topic.DEAD_LETTERS.topicName())
            .withKey(unusable.key())
            .withHeaders(headers)
            .build();
    byte[] value = unusable.value() == null ? new byte[0] : unusable.value();
    send(value, record, Topic.DEAD_LETTERS);
  }

  private void send(byte[] value, OutgoingKafkaRecordMetadata<String> record, Topic topic) {
    var sent = new CompletableFuture<Void>();
    emitter.send(
        Message.of(
            value,
            // The work runs on this thread: what it was asked by is the cause of what it publishes.
            Metadata.of(record, TracingMetadata.withCurrent(Context.current())),
            () -> {
              sent.complete(null);
              return CompletableFuture.completedFuture(null);
            },
            failure -> {
              sent.completeExceptionally(failure);
              return CompletableFuture.completedFuture(null);
            }));
    await(sent, topic);
  }

  private static void await(CompletableFuture<Void> sent, Topic topic) {
    try {
      sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new WorldUnreachable("the broker did not take an event for " + topic.topicName(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorldUnreachable("interrupted while publishing to " + topic.topicName(), e);
    }
  }
}
