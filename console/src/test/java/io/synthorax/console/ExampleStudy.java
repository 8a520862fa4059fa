package io.synthorax.console;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.StageFailed;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Events and objects of a small study of two classes, for tests. */
public final class ExampleStudy {
  public static final ClassLabel NORMAL = new ClassLabel("Normal");
  public static final ClassLabel RARE = new ClassLabel("Pneumothorax");

  private final StudyRequest request;

  public ExampleStudy(DatasetId dataset, int resolution, long seed) {
    this.request =
        new StudyRequest(
            dataset,
            List.of(NORMAL, RARE),
            TrainingSpecification.paper(new Resolution(resolution), 0.25),
            new EvaluationSpecification(64, 16, 8, 10, 3),
            UtilitySpecification.standard(),
            Budget.parse("10s"),
            seed,
            Optional.empty(),
            Optional.empty());
  }

  /** A study on a data set that nobody looks into. */
  public static ExampleStudy any() {
    return new ExampleStudy(new DatasetId("d0123456789abcdef"), 32, 7);
  }

  public StudyRequest request() {
    return request;
  }

  public StudyId id() {
    return request.study();
  }

  public DatasetRegistered registered() {
    var counts = new TreeMap<ClassLabel, Integer>(Map.of(NORMAL, 40, RARE, 12));
    return new DatasetRegistered(
        request.dataset(),
        "example",
        true,
        32,
        object("datasets/x/manifest.json"),
        new TreeMap<>(Map.of(Part.TRAIN, counts)),
        request.evaluation());
  }

  public TrainRequested requested(ClassLabel label) {
    return new TrainRequested(
        id(),
        run(label),
        request.classes().indexOf(label),
        Optional.of(label),
        request.dataset(),
        request.training(),
        request.budget(),
        1,
        30,
        Optional.empty(),
        List.of());
  }

  public EpochFinished epoch(ClassLabel label, int epoch, boolean withCheckpoint) {
    return new EpochFinished(
        id(),
        run(label),
        Optional.of(label),
        request.dataset(),
        epoch,
        epoch * 1024L,
        1.2,
        0.9,
        0.6,
        0.4,
        80,
        Math.min(1, epoch / 10.0),
        10 - epoch,
        30,
        withCheckpoint ? Optional.of(checkpoint(label, epoch)) : Optional.empty(),
        OptionalDouble.of(0.9),
        List.of());
  }

  public Checkpoint checkpoint(ClassLabel label, int epoch) {
    return new Checkpoint(
        epoch,
        epoch * 1024L,
        object(file(label, epoch, "generator.onnx")),
        object(file(label, epoch, "generator.safetensors")),
        object(file(label, epoch, "samples.png")));
  }

  public TrainingEnded ended(ClassLabel label, TrainingEnded.Outcome outcome) {
    boolean completed = outcome == TrainingEnded.Outcome.COMPLETED;
    return new TrainingEnded(
        id(),
        run(label),
        Optional.of(label),
        request.dataset(),
        outcome,
        completed ? Optional.empty() : Optional.of("the loss is not finite"),
        10_240,
        10,
        "float32",
        List.of(checkpoint(label, 10)),
        object(ObjectLayout.curve(id(), run(label), "1")),
        List.of());
  }

  public BatchSynthesized batch(ClassLabel label, int epoch, List<Shard> shards) {
    return new BatchSynthesized(
        id(),
        run(label),
        label,
        request.dataset(),
        checkpoint(label, epoch),
        99,
        0,
        shards.stream().mapToInt(Shard::count).sum(),
        shards,
        Optional.of(object(ObjectLayout.batchPreview(id(), run(label), label, epoch, "a"))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public MetricsComputed evaluated(ClassLabel label, int epoch) {
    return new MetricsComputed(
        id(),
        request.dataset(),
        new MetricsComputed.OfCheckpoint(run(label), label, epoch),
        List.of(Figure.of("kd-autoencoder-validation", 0.02, 16, 1)),
        List.of(),
        Optional.empty());
  }

  public GeneratorSelected selected(ClassLabel label, Optional<BatchSynthesized> batch) {
    return new GeneratorSelected(
        id(), label, request.dataset(), batch, "lowest kernel distance", "kd", List.of());
  }

  public MetricsComputed compared(Composition composition, int seed) {
    return new MetricsComputed(
        id(),
        request.dataset(),
        new MetricsComputed.OfComposition(
            composition,
            request.utility().classifiers().get(0).name(),
            seed,
            300,
            Map.of(NORMAL, new Composition.Counts(40, 0, 0)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        List.of(Figure.of("balanced-accuracy", 0.6, 0.5, 0.7, 20, seed)),
        List.of(),
        Optional.empty());
  }

  public StudyCompleted completed(StudyCompleted.Outcome outcome, byte[] html, byte[] json) {
    return new StudyCompleted(
        id(),
        request.dataset(),
        outcome,
        outcome == StudyCompleted.Outcome.COMPLETED
            ? Optional.empty()
            : Optional.of("no generator"),
        Optional.of(reference(ObjectLayout.report(id(), "report.json"), json)),
        Optional.of(reference(ObjectLayout.report(id(), "report.html"), html)),
        List.of(
            new StudyCompleted.Row(
                Composition.IR,
                request.utility().classifiers().get(0).name(),
                List.of(Figure.of("balanced-accuracy", 0.61, 0.55, 0.67, 40, 0)))));
  }

  public StageFailed failed() {
    return new StageFailed(id(), "evaluation", "some/record", "hash mismatch");
  }

  public RunId run(ClassLabel label) {
    return new RunId(label.value());
  }

  private String file(ClassLabel label, int epoch, String name) {
    return ObjectLayout.checkpoint(id(), run(label), epoch, "1", name);
  }

  /** What a key holds in tests that need some content: the key's own text. */
  public static byte[] content(String key) {
    return key.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static ObjectRef object(String key) {
    return reference(key, content(key));
  }

  private static ObjectRef reference(String key, byte[] content) {
    return new ObjectRef(key, Json.sha256(content), content.length);
  }
}
