package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.learning.metrics.Calibration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Plausible, invented figures of the five training sets. */
final class SampleUtility {
  private static final double[] ACCURACY = {
    0.42, 0.44, 0.41, 0.455, 0.46, 0.45, 0.44, 0.35, 0.4, 0.43, 0.47, 0.43, 0.45, 0.47
  };
  private static final double[] CLASS_AUROC = {0.76, 0.81, 0.85, 0.72, 0.68};

  private final StudyRequest request;
  private final double gain;
  private final Classifier classifier;

  SampleUtility(StudyRequest request, double gain) {
    this(request, gain, request.utility().classifiers().get(0));
  }

  SampleUtility(StudyRequest request, double gain, Classifier classifier) {
    this.request = request;
    this.gain = gain;
    this.classifier = classifier;
  }

  UtilityReport report() {
    return report(Composition.STANDARD);
  }

  UtilityReport report(List<Composition> compositions) {
    var rows = new ArrayList<UtilityReport.Row>();
    for (Composition composition : compositions) {
      rows.add(row(composition));
    }
    return new UtilityReport(
        classifier.name(),
        request.utility().steps(),
        request.utility().batchSize(),
        request.utility().learningRate(),
        540,
        368,
        1000,
        rows,
        List.of(
            difference(Comparison.GS_RS, gain - 0.01),
            difference(Comparison.GS_IR_DUP, gain),
            difference(Comparison.GS_IR, gain + 0.02),
            difference(Comparison.BG_BR, gain)),
        labelValidity());
  }

  /** A view that gives one class away. */
  static ConfounderReport confounder() {
    var alone = new ArrayList<Figure>();
    var same = new ArrayList<Figure>();
    var within = new ArrayList<Figure>();
    var counts = new LinkedHashMap<ClassLabel, ClassCount>();
    for (int label = 0; label < SampleReport.CLASSES.size(); label++) {
      ClassLabel about = SampleReport.CLASSES.get(label);
      double value = label == 2 ? 0.8 : 0.51;
      alone.add(around("auroc-alone-test", value, 0.05, 22).about(about));
      same.add(around("auroc-same-test", CLASS_AUROC[label] - 0.06, 0.05, 22).about(about));
      within.add(around("auroc-test", CLASS_AUROC[label] - 0.08, 0.09, 11).about(about));
      counts.put(about, new ClassCount(22, 19));
    }
    return new ConfounderReport(
        "view",
        alone,
        List.of(
            new ConfounderReport.Stratum("AP", counts, counts),
            new ConfounderReport.Stratum("PA", counts, counts)),
        List.of(
            new ConfounderReport.SetScores(
                Composition.IR, "resnet18-w16", same, List.of(within, within))));
  }

  private static List<Figure> labelValidity() {
    var figures = new ArrayList<Figure>();
    figures.add(around("auroc-mean-synthesized", 0.83, 0.01, 2500));
    for (int label = 0; label < SampleReport.CLASSES.size(); label++) {
      ClassLabel about = SampleReport.CLASSES.get(label);
      figures.add(around("auroc-synthesized", CLASS_AUROC[label], 0.02, 500).about(about));
    }
    return figures;
  }

  private static List<List<Long>> confusion() {
    var rows = new ArrayList<List<Long>>();
    for (int label = 0; label < SampleReport.CLASSES.size(); label++) {
      var row = new ArrayList<Long>();
      for (int other = 0; other < SampleReport.CLASSES.size(); other++) {
        row.add(3L * SampleReport.testImages(label) / (label == other ? 2 : 8));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Calibration.Bin> reliability() {
    var bins = new ArrayList<Calibration.Bin>();
    for (int bin = 0; bin < 15; bin++) {
      bins.add(
          bin < 3
              ? new Calibration.Bin(0, 0, 0)
              : new Calibration.Bin(100 + bin, (bin + 0.5) / 15, (bin + 0.5) / 20));
    }
    return bins;
  }

  private UtilityReport.Row row(Composition composition) {
    double level = ACCURACY[composition.ordinal() % ACCURACY.length];
    var wanted = composition.wanted(SampleReport.trainingImages());
    var counts = new LinkedHashMap<ClassLabel, Composition.Counts>();
    wanted.forEach((label, count) -> counts.put(label, SampleReport.actual(label, count)));
    var seeds = new ArrayList<UtilityReport.Seed>();
    for (int seed = 0; seed < request.utility().seeds(); seed++) {
      seeds.add(new UtilityReport.Seed(seed, figures(level + (seed - 1) * 0.013)));
    }
    return new UtilityReport.Row(
        composition,
        wanted,
        counts,
        figures(level),
        confusion(),
        reliability(),
        seeds,
        Optional.empty());
  }

  private static List<Figure> figures(double level) {
    var figures = new ArrayList<Figure>();
    figures.add(around("balanced-accuracy-test", level, 0.045, 540));
    figures.add(around("auroc-mean-test", level + 0.31, 0.03, 540));
    figures.add(around("ece-15-test", 0.12, 0.03, 540));
    figures.add(around("brier-balanced-test", 0.6, 0.03, 540));
    for (int label = 0; label < SampleReport.CLASSES.size(); label++) {
      ClassLabel about = SampleReport.CLASSES.get(label);
      int count = SampleReport.testImages(label);
      double width = 0.5 / Math.sqrt(count);
      figures.add(
          around("auroc-test", CLASS_AUROC[label] + (level - 0.43) / 2, width, count).about(about));
      figures.add(around("class-accuracy-test", level, width, count).about(about));
      figures.add(around("auprc-test", level - 0.1, width, count).about(about));
      figures.add(around("sensitivity-at-90-test", level, width, count).about(about));
    }
    return figures;
  }

  private static UtilityReport.Difference difference(Comparison asked, double gain) {
    return UtilityReport.Difference.of(
        asked,
        List.of(
            around("balanced-accuracy-gain-test", gain, 0.041, 540),
            around("auroc-mean-gain-test", gain / 3, 0.02, 540)));
  }

  static Figure around(String name, double value, double half, int count) {
    return Figure.of(name, value, value - half, value + half, count, 7);
  }
}
