package io.synthorax.trainer;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.stage.StageRunner;
import io.synthorax.platform.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes requests for a run, one at a time. */
@ApplicationScoped
class TrainingChannel {
  private final StageRunner runner;
  private final TrainingStage stage;

  TrainingChannel(
      StageRunner runner,
      ObjectStore store,
      EventPublisher publisher,
      Claims claims,
      ProcessorPermit permits,
      Heartbeat heartbeat,
      Interruption interruption,
      MeterRegistry meters,
      TorchEngine engine,
      TrainerConfig config) {
    this.runner = runner;
    this.stage =
        new TrainingStage(
            store,
            publisher,
            claims,
            permits,
            heartbeat,
            interruption,
            meters,
            engine,
            new TrainingRun.Schedule(
                new CheckpointSchedule(config.checkpoints()),
                new StateSchedule(config.stateInterval(), StateSchedule.SHARE)),
            System::nanoTime);
  }

  @Incoming("trainer-train-requested")
  @Blocking("training")
  void onTrainRequested(ConsumerRecord<String, byte[]> record) {
    runner.run("training", record, TrainRequested.class, stage::train);
  }
}
