package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfCheckpoint;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingEnded.Outcome;
import io.synthorax.platform.messaging.KafkaEventPublisher;
import io.synthorax.platform.store.ObjectStore;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The whole service on a real broker and a real store: from two batches to a selection. */
@QuarkusTest
@QuarkusTestResource(RealInfrastructure.class)
class EvaluatorServiceIT {
  @Inject ObjectStore store;
  @Inject KafkaEventPublisher publisher;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Test
  void twoBatchesAndTheEndOfTheTrainingBecomeASelection() {
    // Given a stored data set, study and two batches, none of which anybody has looked at
    Fixture fixture = new Fixture(60, 40, 20);
    BatchSynthesized noise = fixture.batch(1, Drawings.noise(60, 1));
    BatchSynthesized good = fixture.batch(2, Drawings.ofClass(0, 60, 777));
    TrainingEnded ended = fixture.trainingEnded(Outcome.COMPLETED, 1, 2);
    fixture.store.list("").forEach(key -> store.put(key, fixture.store.find(key).orElseThrow()));
    // When
    publisher.publish(ended);
    publisher.publish(good);
    publisher.publish(noise);
    // Then
    MetricsComputed evaluated =
        Json.read(
            TopicReader.await(
                    servers,
                    Topic.METRICS_COMPUTED,
                    r ->
                        ((OfCheckpoint) Json.read(r.value(), MetricsComputed.class).measured())
                                .epoch()
                            == 2)
                .value(),
            MetricsComputed.class);
    assertThat(evaluated.failure()).isEmpty();
    GeneratorSelected selected =
        Json.read(
            TopicReader.await(servers, Topic.GENERATOR_SELECTED, r -> true).value(),
            GeneratorSelected.class);
    assertThat(selected.batch()).contains(good);
    assertThat(selected.label()).isEqualTo(Fixture.LEFT);
  }
}
