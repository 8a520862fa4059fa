package io.synthorax.learning.metrics;

import java.util.OptionalDouble;

/**
 * A score of a classifier; its name is its protocol. Higher is better but for calibration error and
 * Brier score.
 */
public sealed interface Score {

  /** The name that the figure is reported under. */
  String name();

  /** Of one seed's result with every image counted as often as its weight says. */
  Measurement of(SeedResult result, int[] weights);

  /** Area under the ROC curve of one class against the rest, ties counting half. */
  record Auroc(int label) implements Score {
    @Override
    public String name() {
      return "auroc";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return ofBothKinds(result.ranking(label).auroc(weights), label);
    }
  }

  /** The mean of all classes' {@link Auroc}. */
  record MeanAuroc() implements Score {
    @Override
    public String name() {
      return "auroc-mean";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return Measurements.mean(
          result.images().classes(), label -> new Auroc(label).of(result, weights));
    }
  }

  /** Area under the precision-recall curve of one class against the rest, as average precision. */
  record Auprc(int label) implements Score {
    @Override
    public String name() {
      return "auprc";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return ofBothKinds(result.ranking(label).averagePrecision(weights), label);
    }
  }

  /** The mean of all classes' {@link Auprc}. */
  record MeanAuprc() implements Score {
    @Override
    public String name() {
      return "auprc-mean";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return Measurements.mean(
          result.images().classes(), label -> new Auprc(label).of(result, weights));
    }
  }

  /** Sensitivity for one class at a given specificity, at the best threshold that has it. */
  record Sensitivity(int label, double specificity) implements Score {
    public Sensitivity {
      if (!(specificity > 0 && specificity <= 1)) {
        throw new IllegalArgumentException("a specificity is in (0, 1], not " + specificity);
      }
    }

    @Override
    public String name() {
      return "sensitivity-at-" + Math.round(specificity * 100);
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return ofBothKinds(result.ranking(label).sensitivityAt(specificity, weights), label);
    }
  }

  /** Share of one class's images whose most probable class is the right one. */
  record ClassAccuracy(int label) implements Score {
    @Override
    public String name() {
      return "class-accuracy";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return result.confusion(weights).accuracy(label);
    }
  }

  /** The mean of the classes' accuracies: what Table I of the paper gives. */
  record BalancedAccuracy() implements Score {
    @Override
    public String name() {
      return "balanced-accuracy";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return result.confusion(weights).balancedAccuracy();
    }
  }

  /** Share of all images whose most probable class is the right one. */
  record Accuracy() implements Score {
    @Override
    public String name() {
      return "accuracy";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return result.confusion(weights).accuracy();
    }
  }

  /** Expected calibration error in bins of equal width; lower is better. */
  record CalibrationError(int bins) implements Score {
    public CalibrationError {
      if (bins < 1) {
        throw new IllegalArgumentException("a calibration curve needs bins, not " + bins);
      }
    }

    @Override
    public String name() {
      return "ece-" + bins;
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return Calibration.expectedError(result, bins, weights);
    }
  }

  /** Brier score over all classes, from 0 to 2; lower is better. */
  record Brier() implements Score {
    @Override
    public String name() {
      return "brier";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return Calibration.brier(result, weights);
    }
  }

  /**
   * Another score on a balanced test set: every image is weighted so that all classes weigh the
   * same, in every resample anew. Weighting wastes no image, as leaving some out would. Weights are
   * whole numbers that sum to about 1e9 per class.
   */
  record Balanced(Score score) implements Score {
    private static final long CLASS_WEIGHT = 1_000_000_000;

    @Override
    public String name() {
      return score.name() + "-balanced";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      int[] labels = result.images().labels();
      long[] ofClass = new long[result.images().classes()];
      for (int image = 0; image < labels.length; image++) {
        ofClass[labels[image]] += weights[image];
      }
      for (int label = 0; label < ofClass.length; label++) {
        if (ofClass[label] == 0) {
          return Measurement.unavailable("there is no test image of class " + label);
        }
      }
      int[] balanced = new int[weights.length];
      for (int image = 0; image < labels.length; image++) {
        balanced[image] = (int) (weights[image] * (CLASS_WEIGHT / ofClass[labels[image]]));
      }
      return score.of(result, balanced);
    }
  }

  /**
   * Another score of some of the images only: those of one stratum.
   *
   * @param strata of each image, [images]
   */
  record Within(Score score, int[] strata, int stratum) implements Score {
    @Override
    public String name() {
      return score.name();
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      return score.of(result, among(strata, stratum, weights));
    }
  }

  /**
   * {@link Auroc} that compares images of the same stratum only: what is left of it where strata
   * that differ in how common the class is explain nothing. The strata's areas, each weighted by
   * its number of pairs.
   *
   * @param strata of each image, [images], values of [0, count)
   */
  record StratifiedAuroc(int label, int[] strata, int count) implements Score {
    @Override
    public String name() {
      return "auroc-same";
    }

    @Override
    public Measurement of(SeedResult result, int[] weights) {
      double pairs = 0;
      double ordered = 0;
      for (int stratum = 0; stratum < count; stratum++) {
        int[] own = among(strata, stratum, weights);
        OptionalDouble area = result.ranking(label).auroc(own);
        if (area.isPresent()) {
          double weight = result.ranking(label).pairs(own);
          pairs += weight;
          ordered += weight * area.getAsDouble();
        }
      }
      return pairs > 0
          ? Measurement.of(ordered / pairs)
          : Measurement.unavailable("no stratum has images of class " + label + " and of others");
    }
  }

  private static int[] among(int[] strata, int stratum, int[] weights) {
    int[] own = new int[weights.length];
    for (int image = 0; image < own.length; image++) {
      own[image] = strata[image] == stratum ? weights[image] : 0;
    }
    return own;
  }

  private static Measurement ofBothKinds(OptionalDouble value, int label) {
    return value.isPresent()
        ? Measurement.of(value.getAsDouble())
        : Measurement.unavailable(
            "the images are all of class %d, or none of them is".formatted(label));
  }
}
