package io.synthorax.trainer;

import io.micrometer.core.instrument.MeterRegistry;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.store.ObjectStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one stage of this process, for what it is asked for and for what it takes up. */
final class StageProducer {
  @Produces
  @Singleton
  TrainingStage stage(
      ObjectStore store,
      EventPublisher publisher,
      Claims claims,
      ProcessorPermit permits,
      Heartbeat heartbeat,
      Interruption interruption,
      MeterRegistry meters,
      TorchEngine engine,
      TrainerConfig config) {
    return new TrainingStage(
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
}
