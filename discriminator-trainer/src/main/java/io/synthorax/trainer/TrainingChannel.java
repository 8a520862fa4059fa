package io.synthorax.trainer;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.platform.stage.StageRunner;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes requests for a run, one at a time. */
@ApplicationScoped
class TrainingChannel {
  static final String STAGE = "training";

  private final StageRunner runner;
  private final TrainingStage stage;

  TrainingChannel(StageRunner runner, TrainingStage stage) {
    this.runner = runner;
    this.stage = stage;
  }

  @Incoming("trainer-train-requested")
  @Blocking("training")
  void onTrainRequested(ConsumerRecord<String, byte[]> record) {
    runner.run(STAGE, record, TrainRequested.class, stage::train);
  }
}
