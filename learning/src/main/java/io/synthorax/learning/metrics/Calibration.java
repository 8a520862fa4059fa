package io.synthorax.learning.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Whether a classifier's probabilities are what they say. */
public final class Calibration {
  private Calibration() {}

  /**
   * One bar of the reliability curve: images whose most probable class has a probability in ((i) /
   * bins, (i + 1) / bins].
   *
   * @param confidence mean probability of the most probable class; 0 without images
   * @param accuracy share of them that was right; 0 without images
   */
  public record Bin(long images, double confidence, double accuracy) {}

  /** The reliability curve of all images, lowest confidence first. */
  public static List<Bin> curve(SeedResult result, int bins) {
    return curve(result, bins, result.images().once());
  }

  /** The reliability curve of several classifiers' answers together, each image once for each. */
  public static List<Bin> curve(List<SeedResult> results, int bins) {
    List<List<Bin>> curves = results.stream().map(result -> curve(result, bins)).toList();
    return IntStream.range(0, bins)
        .mapToObj(bin -> together(curves.stream().map(curve -> curve.get(bin)).toList()))
        .toList();
  }

  private static Bin together(List<Bin> bins) {
    long images = bins.stream().mapToLong(Bin::images).sum();
    double all = Math.max(1, images);
    return new Bin(
        images,
        bins.stream().mapToDouble(bin -> bin.images * bin.confidence).sum() / all,
        bins.stream().mapToDouble(bin -> bin.images * bin.accuracy).sum() / all);
  }

  static List<Bin> curve(SeedResult result, int bins, int[] weights) {
    long[] counts = new long[bins];
    double[] confidence = new double[bins];
    long[] right = new long[bins];
    for (int image = 0; image < weights.length; image++) {
      int predicted = result.predicted(image);
      double probability = result.probability(image, predicted);
      int bin = Math.min(bins - 1, Math.max(0, (int) Math.ceil(probability * bins) - 1));
      counts[bin] += weights[image];
      confidence[bin] += weights[image] * probability;
      right[bin] += predicted == result.images().labels()[image] ? weights[image] : 0;
    }
    List<Bin> curve = new ArrayList<>();
    for (int bin = 0; bin < bins; bin++) {
      double images = Math.max(1, counts[bin]);
      curve.add(new Bin(counts[bin], confidence[bin] / images, right[bin] / images));
    }
    return curve;
  }

  /** Expected calibration error: mean distance of confidence and accuracy over the images. */
  static Measurement expectedError(SeedResult result, int bins, int[] weights) {
    double error = 0;
    long images = 0;
    for (Bin bin : curve(result, bins, weights)) {
      error += bin.images * Math.abs(bin.confidence - bin.accuracy);
      images += bin.images;
    }
    return images == 0
        ? Measurement.unavailable("there is no test image")
        : Measurement.of(error / images);
  }

  /** Brier score: mean squared distance of the probabilities from 1 for the true class, else 0. */
  static Measurement brier(SeedResult result, int[] weights) {
    double sum = 0;
    long images = 0;
    for (int image = 0; image < weights.length; image++) {
      double distance = 0;
      for (int label = 0; label < result.images().classes(); label++) {
        double wanted = result.images().labels()[image] == label ? 1 : 0;
        double difference = result.probability(image, label) - wanted;
        distance += difference * difference;
      }
      sum += weights[image] * distance;
      images += weights[image];
    }
    return images == 0
        ? Measurement.unavailable("there is no test image")
        : Measurement.of(sum / images);
  }
}
