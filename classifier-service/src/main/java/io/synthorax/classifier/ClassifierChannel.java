package io.synthorax.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.stage.StageRunner;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes selections, and requests for a composition, one at a time. */
@ApplicationScoped
class ClassifierChannel {
  private final StageRunner runner;
  private final OpeningStage opening;
  private final CompositionStage composition;

  ClassifierChannel(
      StageRunner runner,
      ObjectStore store,
      Receipts receipts,
      EventPublisher publisher,
      ProcessorPermit permits,
      Heartbeat heartbeat,
      Interruption interruption,
      MeterRegistry meters,
      ClassifierConfig config) {
    var settings = new TorchEngine.Settings(config.threads(), config.precision(), Optional.empty());
    this.runner = runner;
    this.opening = new OpeningStage(receipts, publisher);
    this.composition =
        new CompositionStage(
            store,
            receipts,
            publisher,
            permits,
            new ClassifierTraining(
                new LazyEngine(settings),
                store,
                heartbeat,
                interruption,
                new ClassifierMeters(meters)));
  }

  @Incoming("classifier-generator-selected")
  @Blocking("opening")
  void onGeneratorSelected(ConsumerRecord<String, byte[]> record) {
    runner.run("opening", record, GeneratorSelected.class, opening::open);
  }

  @Incoming("classifier-composition-requested")
  @Blocking("utility")
  void onCompositionRequested(ConsumerRecord<String, byte[]> record) {
    runner.run("utility", record, CompositionRequested.class, composition::measure);
  }
}
