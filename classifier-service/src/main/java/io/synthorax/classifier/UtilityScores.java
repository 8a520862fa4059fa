package io.synthorax.classifier;

import io.synthorax.classifier.composition.RealPart;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.Calibration;
import io.synthorax.learning.metrics.PatientBootstrap;
import io.synthorax.learning.metrics.Score;
import io.synthorax.learning.metrics.SeedResult;
import io.synthorax.learning.metrics.TestImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Scores classifiers on the real test patients. Every figure's name ends in {@code -test}; its
 * count is the number of test images that it is about.
 */
final class UtilityScores {
  /** Of the patients, behind every interval. */
  static final int RESAMPLES = 1000;

  private static final int CALIBRATION_BINS = 15;
  private static final double SPECIFICITY = 0.9;

  private static final List<Score> SUMMARY =
      List.of(
          new Score.BalancedAccuracy(),
          new Score.MeanAuroc(),
          new Score.MeanAuprc(),
          new Score.CalibrationError(CALIBRATION_BINS),
          new Score.Brier());

  /** On a balanced test set the accuracy is the balanced accuracy: it is not repeated here. */
  private static final List<Score> FURTHER =
      List.of(
          new Score.Accuracy(),
          new Score.Balanced(new Score.MeanAuroc()),
          new Score.Balanced(new Score.MeanAuprc()),
          new Score.Balanced(new Score.CalibrationError(CALIBRATION_BINS)),
          new Score.Balanced(new Score.Brier()));

  private final List<ClassLabel> classes;
  private final TestImages images;
  private final long seed;
  private final PatientBootstrap bootstrap;

  /** Images of any part but {@link Part#TEST} are refused; the seed draws the patients. */
  UtilityScores(List<ClassLabel> classes, RealPart test, long seed) {
    if (test.part() != Part.TEST) {
      throw new IllegalArgumentException("classifiers are scored on test images only");
    }
    this.classes = List.copyOf(classes);
    this.images = new TestImages(classes.size(), test.labels(), test.patients());
    this.seed = seed;
    this.bootstrap = new PatientBootstrap(images, RESAMPLES, seed);
  }

  /** What a classifier said: softmax outputs, [images, classes]. */
  SeedResult result(float[] probabilities) {
    return new SeedResult(images, probabilities);
  }

  /** The number of test patients. */
  int patients() {
    return (int) Arrays.stream(images.patients()).distinct().count();
  }

  /** What the result table shows: means over the given classifiers, intervals over the patients. */
  List<Figure> summary(List<SeedResult> results) {
    return figures(
        results, SUMMARY, label -> List.of(new Score.ClassAccuracy(label), new Score.Auroc(label)));
  }

  /** All figures, on the test part as it is and on a balanced one; the summary's come first. */
  List<Figure> figures(List<SeedResult> results) {
    var figures = new ArrayList<>(summary(results));
    figures.addAll(figures(results, FURTHER, UtilityScores::further));
    return figures;
  }

  /** Those of all figures that a summary has. */
  static List<Figure> summaryOf(List<Figure> figures) {
    Set<String> names =
        Stream.concat(SUMMARY.stream(), Stream.of(new Score.ClassAccuracy(0), new Score.Auroc(0)))
            .map(score -> score.name() + "-test")
            .collect(Collectors.toSet());
    return figures.stream().filter(figure -> names.contains(figure.name())).toList();
  }

  private List<Figure> figures(
      List<SeedResult> results, List<Score> ofAll, IntFunction<List<Score>> ofClass) {
    var figures = new ArrayList<Figure>();
    ofAll.forEach(score -> figures.add(figure(results, score, images.count())));
    for (int label = 0; label < classes.size(); label++) {
      for (Score score : ofClass.apply(label)) {
        figures.add(figure(results, score, count(label)).about(classes.get(label)));
      }
    }
    return figures;
  }

  private static List<Score> further(int label) {
    return List.of(
        new Score.Auprc(label),
        new Score.Sensitivity(label, SPECIFICITY),
        new Score.Balanced(new Score.Auroc(label)),
        new Score.Balanced(new Score.Auprc(label)));
  }

  /** Of what knows nothing but a confounder; names end in {@code -alone-test}. */
  List<Figure> alone(SeedResult confounder) {
    var figures = new ArrayList<Figure>();
    figures.add(named(List.of(confounder), new Score.MeanAuroc(), "-alone-test", images.count()));
    forEachClass(
        label ->
            figures.add(
                named(List.of(confounder), new Score.Auroc(label), "-alone-test", count(label))
                    .about(classes.get(label))));
    return figures;
  }

  /** Per class, comparing images of the same stratum only. */
  List<Figure> same(List<SeedResult> results, int[] strata, int count) {
    var figures = new ArrayList<Figure>();
    forEachClass(
        label ->
            figures.add(
                figure(results, new Score.StratifiedAuroc(label, strata, count), count(label))
                    .about(classes.get(label))));
    return figures;
  }

  /** Per class, of the images of one stratum; the count is of the class within it. */
  List<Figure> within(List<SeedResult> results, int[] strata, int stratum) {
    var figures = new ArrayList<Figure>();
    forEachClass(
        label -> {
          int own =
              (int)
                  IntStream.range(0, strata.length)
                      .filter(i -> strata[i] == stratum && images.labels()[i] == label)
                      .count();
          var score = new Score.Within(new Score.Auroc(label), strata, stratum);
          figures.add(figure(results, score, own).about(classes.get(label)));
        });
    return figures;
  }

  private void forEachClass(IntConsumer one) {
    IntStream.range(0, classes.size()).forEach(one);
  }

  /** How sure the classifiers were and how often right, lowest probability first. */
  List<Calibration.Bin> reliability(List<SeedResult> results) {
    return Calibration.curve(results, CALIBRATION_BINS);
  }

  /** What the first gains over the second in balanced accuracy, then in mean AUROC; paired. */
  List<Figure> gains(List<SeedResult> first, List<SeedResult> second) {
    return List.of(
        gain(first, second, new Score.BalancedAccuracy()),
        gain(first, second, new Score.MeanAuroc()));
  }

  private Figure gain(List<SeedResult> first, List<SeedResult> second, Score score) {
    return bootstrap
        .difference(first, second, score)
        .named(score.name() + "-gain-test", images.count(), seed);
  }

  private Figure figure(List<SeedResult> results, Score score, int count) {
    return named(results, score, "-test", count);
  }

  private Figure named(List<SeedResult> results, Score score, String end, int count) {
    return bootstrap.score(results, score).named(score.name() + end, count, seed);
  }

  private int count(int label) {
    return (int) Arrays.stream(images.labels()).filter(one -> one == label).count();
  }
}
