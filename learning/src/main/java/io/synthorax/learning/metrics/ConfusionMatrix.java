package io.synthorax.learning.metrics;

import java.util.List;

/**
 * How often images of each class were taken for each class.
 *
 * @param counts [true class][predicted class]
 */
public record ConfusionMatrix(long[][] counts) {

  /** Of predicted classes, [images], each image counted as often as its weight says. */
  static ConfusionMatrix of(TestImages images, int[] predicted, int[] weights) {
    long[][] counts = new long[images.classes()][images.classes()];
    for (int image = 0; image < predicted.length; image++) {
      counts[images.labels()[image]][predicted[image]] += weights[image];
    }
    return new ConfusionMatrix(counts);
  }

  /** Of several classifiers' answers together, each image once for each. */
  public static ConfusionMatrix of(List<SeedResult> results) {
    int classes = results.get(0).images().classes();
    long[][] counts = new long[classes][classes];
    for (SeedResult result : results) {
      long[][] one = result.confusion().counts;
      for (int label = 0; label < classes; label++) {
        for (int predicted = 0; predicted < classes; predicted++) {
          counts[label][predicted] += one[label][predicted];
        }
      }
    }
    return new ConfusionMatrix(counts);
  }

  /** Images of one true class. */
  public long of(int label) {
    long sum = 0;
    for (long count : counts[label]) {
      sum += count;
    }
    return sum;
  }

  /** Share of a class's images that were recognized: its sensitivity, or recall. */
  Measurement accuracy(int label) {
    long images = of(label);
    return images == 0
        ? Measurement.unavailable("there is no test image of class " + label)
        : Measurement.of((double) counts[label][label] / images);
  }

  /** The mean of the classes' accuracies; unavailable if a class has no image. */
  Measurement balancedAccuracy() {
    return Measurements.mean(counts.length, this::accuracy);
  }

  /** Share of all images that were recognized. */
  Measurement accuracy() {
    long right = 0;
    long all = 0;
    for (int label = 0; label < counts.length; label++) {
      right += counts[label][label];
      all += of(label);
    }
    return all == 0
        ? Measurement.unavailable("there is no test image")
        : Measurement.of((double) right / all);
  }
}
