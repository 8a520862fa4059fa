package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.GeneratorsEvaluation.CentroidMatrix;
import io.synthorax.contracts.GeneratorsEvaluation.MeasuredSpace;
import io.synthorax.contracts.GeneratorsEvaluation.Unit;
import io.synthorax.contracts.StudyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plausible, invented figures of all generators together, in two feature spaces. */
final class SampleGenerators {
  private static final List<ClassLabel> CLASSES = SampleReport.CLASSES;

  private SampleGenerators() {}

  static GeneratorsEvaluation of(StudyId study) {
    List<ClassLabel> pooled =
        CLASSES.stream().filter(label -> !label.equals(SampleReport.WITHOUT_GENERATOR)).toList();
    return new GeneratorsEvaluation(
        study,
        pooled,
        List.of(
            new MeasuredSpace(
                "autoencoder",
                "0123456789abcdef",
                128,
                1987,
                Optional.of(Figure.of("reconstruction-mse-autoencoder-validation", 0.0211, 270, 7)),
                Optional.empty()),
            new MeasuredSpace(
                "resnet",
                "fedcba9876543210",
                128,
                1987,
                Optional.of(
                    Figure.of("balanced-accuracy-resnet-validation", 0.24, 0.12, 0.36, 270, 7)),
                Optional.empty())),
        List.of(
            Figure.of("fd-autoencoder-test", 33.3, 30.1, 36.5, 900, 7),
            Figure.of("kd-autoencoder-test", 0.18, 0.15, 0.21, 900, 7),
            Figure.of("fd-autoencoder-floor-test", 4.4, 3.9, 4.9, 900, 7),
            Figure.of("kd-autoencoder-floor-test", 0.002, -0.001, 0.005, 900, 7),
            Figure.of("fd-resnet-test", 12.5, 11.1, 13.9, 900, 7),
            Figure.of("kd-resnet-test", 0.7, 0.6, 0.8, 900, 7),
            Figure.of("ms-ssim-pixels64-s3", 0.31, 0.29, 0.33, 200, 7)),
        List.of(
            matrix("autoencoder", Unit.SUBSET, 2.2),
            matrix("autoencoder", Unit.IMAGE, 6.1),
            matrix("autoencoder", Unit.CLASS, 1.4),
            matrix("resnet", Unit.SUBSET, 1.2),
            matrix("resnet", Unit.IMAGE, 4.1),
            matrix("resnet", Unit.CLASS, 0.9)));
  }

  private static CentroidMatrix matrix(String extractor, Unit unit, double base) {
    var boxes = new ArrayList<DistanceBox>();
    for (boolean real : new boolean[] {false, true}) {
      for (int from = 0; from < CLASSES.size(); from++) {
        for (int to = 0; to < CLASSES.size(); to++) {
          if (real || !CLASSES.get(from).equals(SampleReport.WITHOUT_GENERATOR)) {
            double middle = base + Math.abs(from - to) * 0.5 + (from == to ? 0 : 0.6);
            boxes.add(box(from, to, real, real ? middle - 0.3 : middle, unit));
          }
        }
      }
    }
    return new CentroidMatrix(extractor, unit, boxes);
  }

  private static DistanceBox box(int from, int to, boolean real, double middle, Unit unit) {
    double spread = unit == Unit.CLASS ? 0 : 0.2;
    return new DistanceBox(
        CLASSES.get(from),
        CLASSES.get(to),
        real,
        middle - 2 * spread,
        middle - spread,
        middle,
        middle + spread,
        middle + 2 * spread,
        unit == Unit.SUBSET ? 38 : 100,
        unit == Unit.CLASS ? 1 : 100);
  }
}
