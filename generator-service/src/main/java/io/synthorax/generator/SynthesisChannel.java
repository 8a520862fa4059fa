package io.synthorax.generator;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.stage.StageRunner;
import io.synthorax.platform.store.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Checkpoints and orders in; one batch at a time. */
@ApplicationScoped
class SynthesisChannel {
  private final StageRunner runner;
  private final SynthesisStage stage;

  SynthesisChannel(
      StageRunner runner,
      ObjectStore store,
      EventPublisher publisher,
      ProcessorPermit permits,
      Heartbeat heartbeat,
      Interruption interruption,
      MeterRegistry meters,
      SynthesisConfig config) {
    this.runner = runner;
    this.stage =
        new SynthesisStage(
            store,
            publisher,
            new SynthesisStage.Processor(permits, heartbeat, interruption),
            new FasterGenerator(config),
            new SynthesisMeters(meters),
            config.batchSize());
  }

  @Incoming("generator-epoch-finished")
  @Blocking("synthesis")
  void epochFinished(ConsumerRecord<String, byte[]> record) {
    runner.run("synthesis", record, EpochFinished.class, stage::on);
  }

  @Incoming("generator-synthesis-requested")
  @Blocking("synthesis")
  void synthesisRequested(ConsumerRecord<String, byte[]> record) {
    runner.run("synthesis", record, SynthesisRequested.class, stage::on);
  }
}
