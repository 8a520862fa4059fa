package io.synthorax.classifier;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Figure;
import io.synthorax.learning.metrics.PatientBootstrap;
import io.synthorax.learning.metrics.Score;
import io.synthorax.learning.metrics.SeedResult;
import io.synthorax.learning.metrics.TestImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether classifiers that were trained on real images alone recognize the class that a synthesized
 * image is meant to be of. Every figure's name ends in {@code -synthesized}; intervals are over the
 * images, which have no patients.
 */
final class LabelValidity {
  private final List<ClassLabel> classes;
  private final TestImages images;
  private final long seed;

  /** The class that each image was synthesized for, [images], at least one. */
  LabelValidity(List<ClassLabel> classes, int[] labels, long seed) {
    this.classes = List.copyOf(classes);
    this.images =
        new TestImages(classes.size(), labels, IntStream.range(0, labels.length).toArray());
    this.seed = seed;
  }

  /** Means over the classifiers of their softmax outputs, [images, classes] each. */
  List<Figure> figures(List<float[]> outputs) {
    List<SeedResult> results =
        outputs.stream().map(output -> new SeedResult(images, output)).toList();
    var bootstrap = new PatientBootstrap(images, UtilityScores.RESAMPLES, seed);
    var figures = new ArrayList<Figure>();
    for (Score score : List.of(new Score.MeanAuroc(), new Score.BalancedAccuracy())) {
      figures.add(figure(bootstrap, results, score, images.count()));
    }
    for (int label = 0; label < classes.size(); label++) {
      int about = label;
      int count = (int) Arrays.stream(images.labels()).filter(one -> one == about).count();
      for (Score score : List.of(new Score.Auroc(label), new Score.ClassAccuracy(label))) {
        figures.add(figure(bootstrap, results, score, count).about(classes.get(label)));
      }
    }
    return figures;
  }

  private Figure figure(
      PatientBootstrap bootstrap, List<SeedResult> results, Score score, int count) {
    return bootstrap.score(results, score).named(score.name() + "-synthesized", count, seed);
  }
}
