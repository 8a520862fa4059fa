package io.synthorax.classifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StageFailed;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.Topic;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on a real broker and a real store. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class ClassifierServiceIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Inject ObjectStore store;
  @Inject EventPublisher publisher;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @TempDir Path folder;

  @Test
  void theLastSelectionLeadsToACompletedStudy() throws Exception {
    // Given
    PhantomStudy study =
        PhantomStudy.store(store, folder, PhantomStudy.tiny(1, Composition.IR, Composition.GS));
    List<GeneratorSelected> selections =
        List.of(
            study.select(PhantomStudy.NORMAL, 8),
            study.select(PhantomStudy.EFFUSION, 20),
            study.selectNone(PhantomStudy.CARDIOMEGALY));
    // When
    selections.forEach(publisher::publish);
    // Then
    StudyCompleted completed =
        await(Topic.STUDY_COMPLETED, StudyCompleted.class, e -> e.study().equals(study.id()));
    assertThat(completed.outcome()).isEqualTo(StudyCompleted.Outcome.COMPLETED_PARTIALLY);
    assertThat(store.get(completed.reportHtml().orElseThrow())).isNotEmpty();
    for (Composition composition : List.of(Composition.IR, Composition.GS)) {
      MetricsComputed result =
          await(
              Topic.METRICS_COMPUTED,
              MetricsComputed.class,
              e -> e.naturalKey().equals(study.id() + "/" + composition + "/resnet18-w4/0"));
      assertThat(result.failure()).isEmpty();
    }
  }

  @Test
  void aSelectionWhoseStudyIsUnknownTellsTheStudy() throws Exception {
    // Given
    PhantomStudy study = PhantomStudy.store(store, folder, PhantomStudy.tiny(2, Composition.BR));
    GeneratorSelected selected = study.selectNone(PhantomStudy.NORMAL);
    store.delete(ObjectLayout.request(study.id()));
    // When
    publisher.publish(selected);
    // Then
    StageFailed failed =
        await(Topic.STAGE_FAILED, StageFailed.class, e -> e.study().equals(study.id()));
    assertThat(failed.reason()).contains("no request");
  }

  private <E extends Event> E await(Topic topic, Class<E> type, Predicate<E> wanted) {
    Map<String, Object> settings = Map.of("bootstrap.servers", servers);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Instant end = Instant.now().plus(PATIENCE);
      while (Instant.now().isBefore(end)) {
        for (E event : read(consumer, type)) {
          if (wanted.test(event)) {
            return event;
          }
        }
      }
      throw new AssertionError("what was awaited did not come on " + topic.topicName());
    }
  }

  private static <E extends Event> List<E> read(
      KafkaConsumer<String, byte[]> consumer, Class<E> type) {
    var events = new ArrayList<E>();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
      try {
        events.add(Json.read(record.value(), type));
      } catch (ContractViolation e) {
        throw new AssertionError("unreadable on " + record.topic(), e);
      }
    }
    return events;
  }
}
