package io.synthorax.evaluator;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RunClass;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store with a drawn data set of two classes and a study on it, and all stages on that store. */
final class Fixture {
  static final ClassLabel LEFT = new ClassLabel("Left");
  static final ClassLabel RIGHT = new ClassLabel("Right");
  static final RunId RUN = new RunId("Left");

  final InMemoryObjectStore store;
  final List<Event> published;
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final DatasetManifest manifest;
  final DatasetId dataset;
  final StudyRequest request;
  final StudyId study;
  final ExtractorStage extractorStage;
  final EvaluationStage evaluation;
  final SelectionStage selection;

  /** With the given numbers of images of LEFT; RIGHT always has 40, 12 and 20. */
  Fixture(int train, int validation, int test) {
    this(
        train,
        validation,
        test,
        new BlockAverages.Training(),
        (protocol, onnx, resolution) -> new BlockAverages());
  }

  Fixture(
      int train,
      int validation,
      int test,
      ExtractorTraining training,
      FeatureNetwork.Loader loader) {
    this(train, validation, test, training, loader, Optional.empty());
  }

  /** With these runs, and 60, 40 and 20 images of LEFT. */
  Fixture(Generators generators) {
    this(
        60,
        40,
        20,
        new BlockAverages.Training(),
        (protocol, onnx, resolution) -> new BlockAverages(),
        Optional.of(generators));
  }

  private Fixture(
      int train,
      int validation,
      int test,
      ExtractorTraining training,
      FeatureNetwork.Loader loader,
      Optional<Generators> generators) {
    store = new InMemoryObjectStore();
    published = new ArrayList<>();
    manifest = DrawnDataset.store(store, train, validation, test);
    dataset = manifest.id();
    request =
        new StudyRequest(
            dataset,
            List.of(LEFT, RIGHT),
            TrainingSpecification.paper(new Resolution(32), 0.125),
            new EvaluationSpecification(64, 200, 16, 20, 5),
            UtilitySpecification.standard(),
            Json.read("\"3m\"".getBytes(StandardCharsets.UTF_8), Budget.class),
            1,
            generators,
            Optional.empty());
    study = request.study();
    store.put(ObjectLayout.request(study), Json.write(request));
    Processor processor = processor();
    extractorStage = new ExtractorStage(store, claims(), processor, training, loader);
    Extractors extractors = new Extractors(store, extractorStage, loader, processor::step);
    BatchMeasurement measurement = new BatchMeasurement(store, extractors, processor);
    EvaluationMeters evaluationMeters = new EvaluationMeters(meters);
    selection =
        new SelectionStage(
            store,
            published::add,
            measurement,
            new GeneratorsStage(store, extractors, processor),
            evaluationMeters);
    evaluation =
        new EvaluationStage(store, published::add, measurement, selection, evaluationMeters);
  }

  /** Another study on the same data set and stages, whose LEFT starts from this one's. */
  private Fixture(Fixture earlier, long seed) {
    store = earlier.store;
    published = earlier.published;
    manifest = earlier.manifest;
    dataset = earlier.dataset;
    StudyRequest was = earlier.request;
    request =
        new StudyRequest(
            dataset,
            was.classes(),
            was.training(),
            was.evaluation(),
            was.utility(),
            was.budget(),
            seed,
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(Map.of(LEFT, earlier.study)));
    study = request.study();
    store.put(ObjectLayout.request(study), Json.write(request));
    extractorStage = earlier.extractorStage;
    selection = earlier.selection;
    evaluation = earlier.evaluation;
  }

  Fixture succeeding(long seed) {
    return new Fixture(this, seed);
  }

  /** Another evaluator on the same store. */
  ExtractorStage extractorStage(ExtractorTraining training) {
    return new ExtractorStage(
        store,
        claims(),
        processor(),
        training,
        (protocol, onnx, resolution) -> new BlockAverages());
  }

  /** Claims of another worker. */
  Claims claims() {
    return new Claims(store, Duration.ofMinutes(1));
  }

  private static Processor processor() {
    return new Processor(
        new ProcessorPermit(Optional.empty()),
        new Heartbeat(Duration.ofMinutes(1)),
        new Interruption());
  }

  /** Stores images as the batch of an epoch of LEFT, with its receipt. */
  BatchSynthesized batch(int epoch, byte[] pixels) {
    return batch(RUN, checkpoint(epoch), pixels);
  }

  BatchSynthesized batch(RunId run, Checkpoint checkpoint, byte[] pixels) {
    return batch(LEFT, run, checkpoint, pixels);
  }

  /** Stores images as the batch of an epoch of a class's own run, with its receipt. */
  BatchSynthesized batch(ClassLabel label, int epoch, byte[] pixels) {
    return batch(label, RunId.of(label), checkpoint(epoch), pixels);
  }

  private BatchSynthesized batch(
      ClassLabel label, RunId run, Checkpoint checkpoint, byte[] pixels) {
    byte[] npy = NpyBytes.images(pixels);
    int count = pixels.length / Drawings.PIXELS;
    ObjectRef object =
        store.put(ObjectLayout.batchImages(study, run, label, checkpoint.epoch(), "a", 0), npy);
    return receipt(
        new BatchSynthesized(
            study,
            run,
            label,
            dataset,
            checkpoint,
            99,
            0,
            count,
            List.of(new Shard(object, count)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  BatchSynthesized failedBatch(int epoch, String reason) {
    return receipt(
        new BatchSynthesized(
            study,
            RUN,
            LEFT,
            dataset,
            checkpoint(epoch),
            99,
            0,
            0,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(reason),
            Optional.empty()));
  }

  private BatchSynthesized receipt(BatchSynthesized batch) {
    store.put(
        ObjectLayout.batch(study, batch.run(), batch.label(), batch.checkpoint().epoch()),
        Json.write(batch));
    return batch;
  }

  private static Checkpoint checkpoint(int epoch) {
    ObjectRef object = new ObjectRef("generator-" + epoch, "0".repeat(64), 1);
    return new Checkpoint(epoch, 1024L * epoch, object, object, object);
  }

  /** Writes the receipt of the run of LEFT. */
  TrainingEnded trainingEnded(TrainingEnded.Outcome outcome, int... epochs) {
    return trainingEnded(LEFT, outcome, epochs);
  }

  /** Writes the receipt of a class's own run. */
  TrainingEnded trainingEnded(ClassLabel label, TrainingEnded.Outcome outcome, int... epochs) {
    List<Checkpoint> checkpoints = new ArrayList<>();
    for (int epoch : epochs) {
      checkpoints.add(checkpoint(epoch));
    }
    Optional<String> reason =
        outcome == TrainingEnded.Outcome.COMPLETED ? Optional.empty() : Optional.of("said so");
    TrainingEnded ended =
        new TrainingEnded(
            study,
            RunId.of(label),
            Optional.of(label),
            dataset,
            outcome,
            reason,
            1024,
            60,
            "float32",
            checkpoints,
            new ObjectRef("curve", "0".repeat(64), 1),
            List.of());
    store.put(ObjectLayout.training(study, RunId.of(label)), Json.write(ended));
    return ended;
  }

  /** Writes the receipt of the run of both classes. */
  TrainingEnded trainingOfAllEnded(Checkpoint... checkpoints) {
    TrainingEnded ended =
        new TrainingEnded(
            study,
            RunId.ALL,
            Optional.empty(),
            dataset,
            TrainingEnded.Outcome.COMPLETED,
            Optional.empty(),
            1024,
            60,
            "float32",
            List.of(checkpoints),
            new ObjectRef("curve", "0".repeat(64), 1),
            List.of(new RunClass(LEFT, 60), new RunClass(RIGHT, 60)));
    store.put(ObjectLayout.training(study, RunId.ALL), Json.write(ended));
    return ended;
  }

  Optional<MetricsComputed> evaluated(int epoch) {
    return store
        .find(ObjectLayout.evaluation(study, RUN, LEFT, epoch))
        .map(bytes -> Json.read(bytes, MetricsComputed.class));
  }

  Optional<GeneratorsEvaluation> generators() {
    return store
        .find(ObjectLayout.generatorsEvaluation(study))
        .map(bytes -> Json.read(bytes, GeneratorsEvaluation.class));
  }

  Optional<GeneratorSelected> selected() {
    return store
        .find(ObjectLayout.selection(study, LEFT))
        .map(bytes -> Json.read(bytes, GeneratorSelected.class));
  }
}
