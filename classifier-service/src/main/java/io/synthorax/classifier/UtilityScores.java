package io.synthorax.classifier;

import io.synthorax.classifier.composition.RealPart;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.PatientBootstrap;
import io.synthorax.learning.metrics.Score;
import io.synthorax.learning.metrics.SeedResult;
import io.synthorax.learning.metrics.TestImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores classifiers on the real test patients. Every figure's name ends in {@code -test}; its
 * count is the number of test images that it is about.
 */
final class UtilityScores {
  /** Of the patients, behind every interval. */
  static final int RESAMPLES = 1000;

  private static final int CALIBRATION_BINS = 15;

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

  /** All figures: means over the given classifiers, with intervals over the patients. */
  List<Figure> figures(List<SeedResult> results) {
    var figures = new ArrayList<Figure>();
    for (Score score :
        List.of(
            new Score.BalancedAccuracy(),
            new Score.MeanAuroc(),
            new Score.MeanAuprc(),
            new Score.CalibrationError(CALIBRATION_BINS),
            new Score.Brier())) {
      figures.add(figure(results, score, images.count()));
    }
    for (int label = 0; label < classes.size(); label++) {
      ClassLabel about = classes.get(label);
      int count = count(label);
      figures.add(figure(results, new Score.ClassAccuracy(label), count).about(about));
      figures.add(figure(results, new Score.Auroc(label), count).about(about));
    }
    return figures;
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
    return bootstrap.score(results, score).named(score.name() + "-test", count, seed);
  }

  private int count(int label) {
    return (int) Arrays.stream(images.labels()).filter(one -> one == label).count();
  }
}
