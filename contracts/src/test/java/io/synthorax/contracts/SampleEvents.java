package io.synthorax.contracts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** One event of every type, with every field filled. */
final class SampleEvents {
  static final StudyId STUDY = new StudyId("s0123456789ab");
  static final DatasetId DATASET = new DatasetId("d0123456789abcdef");
  static final RunId RUN = new RunId("Pneumothorax");
  static final ClassLabel LABEL = new ClassLabel("Pneumothorax");
  static final ClassLabel NORMAL = new ClassLabel("Normal");
  static final TrainingSpecification SPECIFICATION =
      TrainingSpecification.paper(new Resolution(64), 0.5)
          .with(
              64,
              0,
              new Stabilization(
                  Set.of(Augmentation.CUTOUT, Augmentation.BRIGHTNESS),
                  20_000,
                  AdversarialLoss.HINGE,
                  DiscriminatorNormalization.SPECTRAL));
  static final Checkpoint CHECKPOINT =
      new Checkpoint(
          8,
          8192,
          object("generator.onnx"),
          object("generator.safetensors"),
          object("samples.png"));
  static final Figure FIGURE =
      new Figure(
          "kd-autoencoder-validation",
          Optional.of(LABEL),
          OptionalDouble.of(0.125),
          OptionalDouble.of(0.0625),
          OptionalDouble.of(0.25),
          500,
          7,
          Optional.empty());
  static final Project PROJECT =
      new Project(
          new ProjectId("ward-7"),
          List.of(NORMAL, LABEL),
          SPECIFICATION,
          EvaluationSpecification.standard(),
          UtilitySpecification.standard(),
          Budget.parse("3m"),
          7,
          Optional.of(true),
          new ProjectSources(
              Optional.of("/scans/ward-7"),
              Optional.of("inbox/ward-7/"),
              Optional.of(true),
              Optional.of("StudyDescription")),
          new RetrainingPolicy(50, Optional.of(Duration.ofDays(7)), Duration.ofMinutes(10)));
  static final BatchSynthesized BATCH = batch(Optional.empty());

  private SampleEvents() {}

  static BatchSynthesized batch(Optional<String> engine) {
    return new BatchSynthesized(
        STUDY,
        RUN,
        LABEL,
        DATASET,
        CHECKPOINT,
        99,
        0,
        600,
        List.of(new Shard(object("images-00000.npy"), 600)),
        Optional.of(object("preview.png")),
        Optional.empty(),
        Optional.empty(),
        engine);
  }

  static List<Event> all() {
    return List.of(
        new DatasetRegistered(
            DATASET,
            "ward-7",
            true,
            64,
            object("manifest.json"),
            new TreeMap<>(Map.of(Part.TRAIN, new TreeMap<>(Map.of(LABEL, 12, NORMAL, 34)))),
            EvaluationSpecification.standard()),
        new TrainRequested(
            STUDY,
            RUN,
            4,
            Optional.of(LABEL),
            DATASET,
            SPECIFICATION,
            Budget.parse("3m"),
            7,
            600,
            Optional.of(object("start.safetensors")),
            List.of()),
        epoch(OptionalDouble.empty()),
        new TrainingEnded(
            STUDY,
            RUN,
            Optional.of(LABEL),
            DATASET,
            TrainingEnded.Outcome.DIVERGED,
            Optional.of("a loss is not finite"),
            8192,
            60.5,
            "float32",
            List.of(CHECKPOINT),
            object("curve.json"),
            List.of()),
        new SynthesisRequested(STUDY, RUN, LABEL, DATASET, "order-1", 2, CHECKPOINT, 5, 8192, 4096),
        BATCH,
        new MetricsComputed(
            STUDY,
            DATASET,
            new MetricsComputed.OfCheckpoint(RUN, LABEL, 8),
            List.of(FIGURE),
            List.of(new DistanceBox(LABEL, NORMAL, false, 1, 2, 3, 4, 5, 64, 100)),
            Optional.empty()),
        new GeneratorSelected(
            STUDY,
            LABEL,
            DATASET,
            Optional.of(BATCH),
            "lowest kernel distance",
            "kd-validation",
            List.of(FIGURE)),
        new CompositionRequested(STUDY, DATASET, Composition.GS, "resnet18-w16", 2),
        new StudyCompleted(
            STUDY,
            DATASET,
            StudyCompleted.Outcome.COMPLETED_PARTIALLY,
            Optional.of("no generator for Pneumothorax"),
            Optional.of(object("report.json")),
            Optional.of(object("report.html")),
            List.of(new StudyCompleted.Row(Composition.GS, "resnet18-w16", List.of(FIGURE)))),
        new ProjectCreated(PROJECT),
        new ScanAdded(
            PROJECT.project(), object("scan.png"), Optional.of(LABEL), "9f86d081884c7d65"),
        new ScanLabelled(PROJECT.project(), "ab".repeat(32), Optional.of(NORMAL)),
        new PatientWithdrawn(PROJECT.project(), "9f86d081884c7d65"),
        new StudyDeleted(STUDY),
        new StageFailed(
            STUDY, "training", "train-requested/" + STUDY + "/" + RUN, "object x is absent"));
  }

  /** A selection that succeeds an earlier one. */
  static GeneratorSelected succeeding() {
    return new GeneratorSelected(
        STUDY,
        LABEL,
        DATASET,
        Optional.of(BATCH),
        "lowest kernel distance",
        "kd-validation",
        List.of(FIGURE),
        Optional.of(
            new Succession(
                new StudyId("sfedcba987654"), false, "within a standard error", List.of(FIGURE))));
  }

  /** The composition's variant of {@link MetricsComputed}, as the first version told it. */
  static MetricsComputed composition() {
    return composition(Optional.empty());
  }

  /** The composition's variant with what judges the synthesized images. */
  static MetricsComputed judging() {
    return composition(Optional.of(object("synthesized-scores.npy")));
  }

  private static MetricsComputed composition(Optional<ObjectRef> synthesizedScores) {
    return new MetricsComputed(
        STUDY,
        DATASET,
        new MetricsComputed.OfComposition(
            Composition.GS,
            "resnet18-w16",
            2,
            300,
            Map.of(LABEL, new Composition.Counts(12, 0, 22)),
            Optional.of(object("classifier.onnx")),
            Optional.of(object("scores.npy")),
            synthesizedScores),
        List.of(FIGURE),
        List.of(),
        Optional.empty());
  }

  /** {@link MetricsComputed} of a checkpoint with what later versions added. */
  static MetricsComputed checked() {
    return new MetricsComputed(
        STUDY,
        DATASET,
        new MetricsComputed.OfCheckpoint(RUN, LABEL, 8),
        List.of(FIGURE),
        List.of(),
        Optional.empty(),
        Optional.of(
            new PrivacyCheck(
                PrivacyCheck.Verdict.BLOCKED,
                "share of suspicious copies (pixels64): 0.250",
                List.of(
                    new PrivacyCheck.ClosePair(
                        "pixels64", 3, LABEL, 7, 0.5, OptionalDouble.of(0.25)),
                    new PrivacyCheck.ClosePair(
                        "autoencoder", 4, LABEL, 8, 1.5, OptionalDouble.empty())),
                Optional.of(object("closest-pairs.png")))));
  }

  /** An epoch as events of the first version tell it, or with its diversity. */
  /** An order of a way between two images, from nearer to the mean. */
  static SynthesisRequested interpolation() {
    return new SynthesisRequested(
        STUDY,
        RUN,
        LABEL,
        DATASET,
        "order-2",
        0,
        CHECKPOINT,
        5,
        0,
        9,
        OptionalInt.of(9),
        OptionalDouble.of(0.7),
        Optional.of(new Interpolation(3, 11, 9)));
  }

  static EpochFinished epoch(OptionalDouble diversity) {
    return new EpochFinished(
        STUDY,
        RUN,
        Optional.of(LABEL),
        DATASET,
        8,
        8192,
        1.25,
        0.75,
        0.625,
        0.375,
        150.5,
        0.5,
        90,
        600,
        Optional.of(CHECKPOINT),
        diversity,
        List.of());
  }

  /** Of the run that trains on several classes: what it says itself, and what is made of it. */
  static List<Event> conditional() {
    List<RunClass> classes = List.of(new RunClass(NORMAL, 500), new RunClass(LABEL, 600));
    return List.of(
        new TrainRequested(
            STUDY,
            RunId.ALL,
            2,
            Optional.empty(),
            DATASET,
            SPECIFICATION,
            Budget.parse("6m"),
            7,
            1100,
            Optional.empty(),
            classes),
        new EpochFinished(
            STUDY,
            RunId.ALL,
            Optional.empty(),
            DATASET,
            8,
            8192,
            1.25,
            0.75,
            0.625,
            0.375,
            150.5,
            0.5,
            90,
            1100,
            Optional.empty(),
            OptionalDouble.empty(),
            classes),
        new TrainingEnded(
            STUDY,
            RunId.ALL,
            Optional.empty(),
            DATASET,
            TrainingEnded.Outcome.COMPLETED,
            Optional.empty(),
            8192,
            60.5,
            "float32",
            List.of(),
            object("curve.json"),
            classes));
  }

  private static ObjectRef object(String name) {
    return new ObjectRef("studies/s0123456789ab/" + name, "ab".repeat(32), 1024);
  }
}
