package io.synthorax.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Topic;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Weights;
import io.synthorax.platform.messaging.KafkaEventPublisher;
import io.synthorax.platform.store.ObjectStore;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and a real store. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class GeneratorServiceIT {
  private static final StudyId STUDY = new StudyId("s0123456789ab");
  private static final RunId RUN = new RunId("Edema");
  private static final ClassLabel LABEL = new ClassLabel("Edema");

  @Inject ObjectStore store;
  @Inject KafkaEventPublisher publisher;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Test
  void aPublishedCheckpointComesBackAsABatch() {
    // Given
    EpochFinished event = epoch(1);
    // When
    publisher.publish(event);
    // Then
    BatchSynthesized batch = awaitBatch(1);
    assertThat(batch.failure()).isEmpty();
    assertThat(batch.count()).isEqualTo(20);
    NpyArray images = NpyArray.of(store.get(batch.shards().get(0).object()));
    assertThat(images.shape()).containsExactly(20, 32, 32);
    assertThat(store.get(batch.preview().orElseThrow())).isNotEmpty();
  }

  @Test
  void anUnreadableRecordIsADeadLetterAndTheServiceGoesOn() {
    // Given a record without any type, one of a future version, and one that is no JSON
    send(Topic.EPOCH_FINISHED, null, "{}");
    send(Topic.EPOCH_FINISHED, "io.synthorax.epoch-finished.v2", "{\"unheard\":1}");
    send(Topic.SYNTHESIS_REQUESTED, Topic.SYNTHESIS_REQUESTED.eventType(), "no JSON");
    // When
    publisher.publish(epoch(2));
    // Then
    assertThat(awaitBatch(2).failure()).isEmpty();
    assertThat(deadLetter("epoch-finished")).contains("no header ce_type");
    assertThat(deadLetter("synthesis-requested")).contains("SynthesisRequested");
  }

  private EpochFinished epoch(int epoch) {
    DatasetManifest manifest =
        new DatasetManifest(
            "it", 32, true, true, "given", "", List.of(LABEL), new TreeMap<>(), new TreeMap<>());
    store.put(ObjectLayout.datasetManifest(manifest.id()), Json.write(manifest));
    Network network = Dcgan.generator(32, 128, 0.0625);
    ObjectRef onnx =
        store.put(
            ObjectLayout.checkpoint(STUDY, RUN, epoch, "1", "generator.onnx"),
            OnnxWriter.write(network, Weights.initial(network, epoch)));
    Checkpoint checkpoint = new Checkpoint(epoch, 1024, onnx, onnx, onnx);
    return new EpochFinished(
        STUDY,
        RUN,
        Optional.of(LABEL),
        manifest.id(),
        epoch,
        1024,
        1,
        1,
        0.5,
        0.5,
        1,
        1,
        0,
        20,
        Optional.of(checkpoint),
        OptionalDouble.empty(),
        List.of());
  }

  private BatchSynthesized awaitBatch(int epoch) {
    var record =
        TopicReader.await(
            servers,
            Topic.BATCH_SYNTHESIZED,
            r -> Json.read(r.value(), BatchSynthesized.class).checkpoint().epoch() == epoch);
    return Json.read(record.value(), BatchSynthesized.class);
  }

  private String deadLetter(String topic) {
    var record =
        TopicReader.await(
            servers,
            Topic.DEAD_LETTERS,
            r ->
                topic.equals(
                    new String(
                        r.headers().lastHeader("dead-letter-topic").value(),
                        StandardCharsets.UTF_8)));
    return new String(
        record.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
  }

  private void send(Topic topic, String type, String value) {
    Map<String, Object> settings = Map.of("bootstrap.servers", servers);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var record =
          new ProducerRecord<>(topic.topicName(), "key", value.getBytes(StandardCharsets.UTF_8));
      if (type != null) {
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
      }
      producer.send(record).get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
