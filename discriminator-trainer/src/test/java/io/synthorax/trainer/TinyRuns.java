package io.synthorax.trainer;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RunClass;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.store.InMemoryObjectStore;
import io.synthorax.platform.store.Receipts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trainer of the smallest networks on a store of its own. */
final class TinyRuns {
  static final ClassLabel LABEL = new ClassLabel("Rare");
  static final ClassLabel OTHER = new ClassLabel("Common");
  static final StudyId STUDY = new StudyId("s1");
  static final RunId RUN = new RunId("Rare");
  private static final TrainingSpecification TINY =
      new TrainingSpecification(
          new Resolution(32), 0.03125, 16, 64, 2e-4, 0.5, 0.999, 0.2, Stabilization.NONE);
  private static final TorchEngine ENGINE =
      TorchEngine.start(
          new TorchEngine.Settings(1, Optional.of(Precision.FLOAT32), Optional.empty()));

  final InMemoryObjectStore store = new InMemoryObjectStore();
  final List<Event> published = new ArrayList<>();

  static TrainRequested requestOfBoth(StudyId study, DatasetId dataset) {
    return new TrainRequested(
        study,
        RunId.ALL,
        0,
        Optional.empty(),
        dataset,
        TINY,
        Budget.parse("3072"),
        7,
        300,
        Optional.empty(),
        List.of(new RunClass(OTHER, 100), new RunClass(LABEL, 200)));
  }

  /** The last event, with which a run ends. */
  TrainingEnded ended() {
    return (TrainingEnded) published.get(published.size() - 1);
  }

  byte[] lastGenerator(TrainingEnded ended) {
    ObjectRef weights = ended.checkpoints().get(ended.checkpoints().size() - 1).weights();
    return store.get(weights);
  }

  TrainingEnded undisturbed(TrainRequested request) {
    TrainRequested again =
        new TrainRequested(
            new StudyId("s2"),
            request.run(),
            request.ordinal(),
            request.label(),
            request.dataset(),
            request.specification(),
            request.budget(),
            request.seed(),
            request.wantedImages(),
            request.startFrom(),
            request.classes());
    stage(published::add).train(again);
    return new Receipts(store)
        .find(ObjectLayout.training(again.study(), again.run()), TrainingEnded.class)
        .orElseThrow();
  }

  List<EpochFinished> epochs() {
    return published.stream()
        .filter(EpochFinished.class::isInstance)
        .map(EpochFinished.class::cast)
        .toList();
  }

  TrainingStage stage(EventPublisher publisher) {
    return new TrainingStage(
        store,
        publisher,
        new Claims(store, Duration.ofMinutes(1)),
        new ProcessorPermit(Optional.empty()),
        new Heartbeat(Duration.ofMinutes(1)),
        new Interruption(),
        new SimpleMeterRegistry(),
        ENGINE,
        new TrainingRun.Schedule(
            new CheckpointSchedule(4), new StateSchedule(Duration.ofMinutes(1), 1)),
        System::nanoTime);
  }

  static TrainRequested request(DatasetId dataset, String budget) {
    return request(dataset, budget, TINY.learningRate());
  }

  static TrainRequested request(DatasetId dataset, String budget, double learningRate) {
    TrainingSpecification specification =
        new TrainingSpecification(
            TINY.resolution(),
            TINY.width(),
            TINY.latentSize(),
            TINY.batchSize(),
            learningRate,
            TINY.beta1(),
            TINY.beta2(),
            TINY.instanceNoise(),
            TINY.stabilization());
    return new TrainRequested(
        STUDY,
        RUN,
        0,
        Optional.of(LABEL),
        dataset,
        specification,
        Budget.parse(budget),
        7,
        100,
        Optional.empty(),
        List.of());
  }
}
