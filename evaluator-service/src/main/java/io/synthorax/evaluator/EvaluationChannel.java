package io.synthorax.evaluator;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.TrainingEnded;
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

/** Data sets, batches and ended runs in; one piece of work at a time. */
@ApplicationScoped
class EvaluationChannel {
  private final StageRunner runner;
  private final ExtractorStage extractors;
  private final EvaluationStage evaluation;
  private final SelectionStage selection;

  EvaluationChannel(
      StageRunner runner,
      ObjectStore store,
      EventPublisher publisher,
      Claims claims,
      ProcessorPermit permits,
      Heartbeat heartbeat,
      Interruption interruption,
      MeterRegistry meters,
      EvaluationConfig config) {
    this.runner = runner;
    Processor processor = new Processor(permits, heartbeat, interruption);
    FeatureNetwork.Loader loader =
        (protocol, onnx, resolution) ->
            OnnxFeatureNetwork.open(protocol, onnx, resolution, config.threads());
    this.extractors =
        new ExtractorStage(store, claims, processor, new TorchTraining(config.threads()), loader);
    Extractors ready = new Extractors(store, this.extractors, loader, processor::step);
    BatchMeasurement measurement = new BatchMeasurement(store, ready, processor);
    EvaluationMeters evaluationMeters = new EvaluationMeters(meters);
    this.selection =
        new SelectionStage(
            store,
            publisher,
            measurement,
            new GeneratorsStage(store, ready, processor),
            evaluationMeters);
    this.evaluation =
        new EvaluationStage(store, publisher, measurement, selection, evaluationMeters);
  }

  @Incoming("evaluator-dataset-registered")
  @Blocking("evaluation")
  void datasetRegistered(ConsumerRecord<String, byte[]> record) {
    runner.run("extraction", record, DatasetRegistered.class, extractors::on);
  }

  @Incoming("evaluator-batch-synthesized")
  @Blocking("evaluation")
  void batchSynthesized(ConsumerRecord<String, byte[]> record) {
    runner.run("evaluation", record, BatchSynthesized.class, evaluation::on);
  }

  @Incoming("evaluator-training-ended")
  @Blocking("evaluation")
  void trainingEnded(ConsumerRecord<String, byte[]> record) {
    runner.run("selection", record, TrainingEnded.class, selection::on);
  }
}
