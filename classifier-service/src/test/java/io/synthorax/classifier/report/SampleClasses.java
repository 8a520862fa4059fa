package io.synthorax.classifier.report;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.TrainingEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What {@link SampleReport} says of its classes. */
final class SampleClasses {
  private static final int[] SHOWN = {3200, 9600, 19200, 32000, 48000, 67200, 89600, 115200};

  private SampleClasses() {}

  static List<ClassReport> all() {
    var reports = new ArrayList<ClassReport>();
    for (ClassLabel label : SampleReport.CLASSES) {
      reports.add(
          label.equals(SampleReport.WITHOUT_GENERATOR)
              ? withoutGenerator(label)
              : withGenerator(label));
    }
    return reports;
  }

  /** The same of one run for all. */
  static List<ClassReport> sharing() {
    return all().stream()
        .map(
            one ->
                new ClassReport(
                    one.label(),
                    RunId.ALL,
                    one.training(),
                    one.evaluations(),
                    one.selection(),
                    one.distances()))
        .toList();
  }

  private static ClassReport withGenerator(ClassLabel label) {
    int selected = 28;
    return new ClassReport(
        label,
        new RunId(label.value()),
        Optional.of(
            training(label, TrainingEnded.Outcome.COMPLETED, Optional.empty(), SHOWN.length)),
        evaluations(selected),
        new ClassReport.Selection(
            OptionalInt.of(selected),
            966,
            "lowest kernel distance 0.214 of 8 checkpoints, recall 0.41",
            "lowest unbiased kernel distance to the validation patients with recall at least half"
                + " of the best checkpoint's; the later one on a tie",
            List.of(
                Figure.of("fd-autoencoder-test", 41.2, 300, 7),
                Figure.of("kd-autoencoder-test", 0.231, 0.201, 0.262, 300, 7),
                Figure.of("kd-autoencoder-floor-test", 0.009, 300, 7),
                Figure.of("recall-autoencoder-k5-test", 0.38, 300, 7),
                Figure.of("fd-resnet-validation", 17.5, 300, 7),
                Figure.of("fd-resnet-test", 18.5, 16.5, 20.5, 300, 7),
                Figure.of("recall-resnet-k3-validation", 0.28, 300, 7),
                Figure.of("own-class-margin-resnet-train", 0.4, 0.1, 0.7, 300, 7),
                Figure.of("own-class-rank-resnet-train", 1, 1, 1, 300, 7)),
            Optional.empty()),
        distances(label));
  }

  private static ClassReport withoutGenerator(ClassLabel label) {
    return new ClassReport(
        label,
        new RunId(label.value()),
        Optional.of(
            training(
                label,
                TrainingEnded.Outcome.DIVERGED,
                Optional.of("the generator's loss is not finite after 12,800 images"),
                2)),
        List.of(
            new ClassReport.Evaluation(
                1,
                SHOWN[0],
                false,
                List.of(),
                Optional.of("the network gave values that are no numbers"),
                Optional.empty())),
        new ClassReport.Selection(
            OptionalInt.empty(),
            0,
            "the run diverged and no checkpoint is usable",
            "",
            List.of(),
            Optional.empty()),
        List.of());
  }

  private static ClassReport.Training training(
      ClassLabel label, TrainingEnded.Outcome outcome, Optional<String> reason, int checkpoints) {
    var curve = new ArrayList<ClassReport.CurvePoint>();
    int epochs = checkpoints * 12;
    for (int epoch = 1; epoch <= epochs; epoch++) {
      double t = epoch / 96.0;
      double wobble = Math.sin(epoch * 1.7 + label.value().length()) * 0.12;
      curve.add(
          new ClassReport.CurvePoint(
              epoch,
              epoch * 1200L,
              0.5 + 0.7 * Math.exp(-3 * t) + wobble,
              2.2 + 1.6 * t + 3 * wobble,
              0.72 + 0.1 * t + wobble / 3,
              0.3 - 0.1 * t + wobble / 3));
    }
    var published = new ArrayList<Checkpoint>();
    for (int i = 0; i < checkpoints; i++) {
      published.add(checkpoint(label, 1 + i * 9, SHOWN[i]));
    }
    return new ClassReport.Training(
        outcome, reason, SHOWN[checkpoints - 1], 180.2, "BFLOAT16", curve, published);
  }

  private static Checkpoint checkpoint(ClassLabel label, int epoch, long shown) {
    ObjectRef samples = new ObjectRef(label + "/" + epoch, "0".repeat(64), 1);
    return new Checkpoint(epoch, shown, samples, samples, samples);
  }

  private static List<ClassReport.Evaluation> evaluations(int selected) {
    var evaluations = new ArrayList<ClassReport.Evaluation>();
    for (int i = 0; i < SHOWN.length; i++) {
      double kernel = 0.2 + 0.9 * Math.exp(-i * 0.9) + Math.abs(i - 3) * 0.02;
      var figures =
          new ArrayList<>(
              List.of(
                  Figure.of("fd-autoencoder-validation", 60 + 400 * kernel, 144, 7),
                  Figure.of(
                      "kd-autoencoder-validation", kernel, kernel - 0.03, kernel + 0.03, 144, 7),
                  Figure.of("precision-autoencoder-k5-validation", 0.8 - kernel / 3, 144, 7),
                  Figure.of("recall-autoencoder-k5-validation", 0.5 - kernel / 3, 144, 7),
                  Figure.of("density-autoencoder-k5-validation", 0.9 - kernel / 3, 144, 7),
                  Figure.of("coverage-autoencoder-k5-validation", 0.6 - kernel / 3, 144, 7),
                  Figure.of("fd-autoencoder-floor", 38.4, 144, 7)));
      figures.add(Figure.of("kd-autoencoder-floor", 0.011, 144, 7));
      figures.add(Figure.of("real-images-validation", 144, 144, 7));
      figures.add(Figure.of("dimensions-autoencoder", 128, 144, 7));
      figures.add(Figure.of("memorization-nearest-pixels64", 7.25, 7.1, 7.4, 500, 7));
      figures.add(Figure.of("memorization-nearest-pixels64-floor", 8.5, 8.1, 8.9, 144, 7));
      figures.add(Figure.of("memorization-copies-pixels64", 0.004, 0.001, 0.014, 500, 7));
      figures.add(Figure.of("membership-auroc-pixels64", 0.53, 0.42, 0.64, 288, 7));
      double margin = 0.4 - kernel;
      figures.add(
          Figure.of(
              "own-class-margin-autoencoder-train", margin, margin - 0.3, margin + 0.3, 144, 7));
      figures.add(Figure.of("own-class-rank-autoencoder-train", 1, 1, 2, 144, 7));
      int epoch = 1 + i * 9;
      evaluations.add(
          new ClassReport.Evaluation(
              epoch,
              SHOWN[i],
              epoch == selected,
              figures,
              Optional.empty(),
              Optional.of(privacy(i == SHOWN.length - 1))));
    }
    return evaluations;
  }

  /** The last checkpoint has begun to copy. */
  private static PrivacyCheck privacy(boolean copies) {
    return new PrivacyCheck(
        copies ? PrivacyCheck.Verdict.BLOCKED : PrivacyCheck.Verdict.UNDECIDED,
        copies
            ? "share of suspicious copies (pixels64): 0.120 [0.080, 0.190], allowed 0.030"
            : "AUROC of the membership attack (pixels64): 0.530 [0.420, 0.640], allowed 0.600",
        List.of(),
        Optional.of(new ObjectRef("closest-pairs", "0".repeat(64), 1)));
  }

  private static List<DistanceBox> distances(ClassLabel from) {
    var boxes = new ArrayList<DistanceBox>();
    int own = SampleReport.CLASSES.indexOf(from);
    for (int to = 0; to < SampleReport.CLASSES.size(); to++) {
      double middle = 2.2 + Math.abs(own - to) * 0.5 + (own == to ? 0.3 : 0.9);
      boxes.add(box(from, SampleReport.CLASSES.get(to), false, middle));
      boxes.add(box(from, SampleReport.CLASSES.get(to), true, middle - (own == to ? 0.9 : 0.3)));
    }
    return boxes;
  }

  private static DistanceBox box(ClassLabel from, ClassLabel to, boolean real, double middle) {
    return new DistanceBox(
        from, to, real, middle - 0.55, middle - 0.2, middle, middle + 0.22, middle + 0.7, 64, 100);
  }
}
