package io.synthorax.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.WorldUnreachable;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.stage.StageRunner;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class IdleHelpTest {
  private final TinyRuns runs = new TinyRuns();
  private final ProcessorPermit permits = new ProcessorPermit(Optional.empty());
  private final TrainRequested request =
      TinyRuns.request(StoredDatasets.random(runs.store, TinyRuns.OTHER, TinyRuns.LABEL, 20), "1k");

  @Test
  void takesUpWhatStillWaitsAtTheSecondLook() {
    // Given
    IdleHelp help = help(List.of(unreadable(), record(request)));

    // When
    help.look();

    // Then
    assertThat(runs.published).isEmpty();

    // When
    help.look();

    // Then
    assertThat(runs.ended().outcome()).isEqualTo(TrainingEnded.Outcome.COMPLETED);
  }

  @Test
  void aTrainerThatWasBusyLooksTwiceAgain() {
    // Given
    IdleHelp help = help(List.of(record(request)));
    help.look();
    try (var busy = permits.acquire()) {
      help.look();
    }

    // When
    help.look();

    // Then
    assertThat(runs.published).isEmpty();
  }

  @Test
  void aTrainerThatStopsBeginsNothing() throws InterruptedException {
    // Given
    IdleHelp help = help(List.of(record(request)));
    help.look();
    help.stop(new ShutdownEvent());

    // When
    help.look();

    // Then
    assertThat(runs.published).isEmpty();
  }

  @Test
  void brokerThatIsAwayEndsNothing() {
    IdleHelp help =
        new IdleHelp(
            topic -> {
              throw new WorldUnreachable("away", new IllegalStateException());
            },
            runner(),
            runs.stage(runs.published::add),
            permits,
            Duration.ofSeconds(5));

    help.look();

    assertThat(runs.published).isEmpty();
  }

  private IdleHelp help(List<ConsumerRecord<String, byte[]>> backlog) {
    return new IdleHelp(
        topic -> backlog,
        runner(),
        runs.stage(runs.published::add),
        permits,
        Duration.ofSeconds(5));
  }

  private StageRunner runner() {
    return new StageRunner(
        runs.published::add,
        (record, reason) -> {
          throw new AssertionError("a dead letter: " + reason);
        },
        new Heartbeat(Duration.ofMinutes(1)),
        new Interruption(),
        new SimpleMeterRegistry());
  }

  private static ConsumerRecord<String, byte[]> record(TrainRequested request) {
    var record =
        new ConsumerRecord<>(
            Topic.TRAIN_REQUESTED.topicName(), 3, 0, request.recordKey(), Json.write(request));
    record
        .headers()
        .add("ce_type", Topic.TRAIN_REQUESTED.eventType().getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private static ConsumerRecord<String, byte[]> unreadable() {
    return new ConsumerRecord<>(Topic.TRAIN_REQUESTED.topicName(), 2, 0, "key", new byte[0]);
  }
}
