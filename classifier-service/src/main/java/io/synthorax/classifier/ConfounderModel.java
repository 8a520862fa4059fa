package io.synthorax.classifier;

import io.synthorax.classifier.composition.RealPart;

/**
 * Predicts a class from one confounder and no pixel: the share of the class among the training
 * images of the same value. One image in the shares of the whole training part is added to each
 * value, so that a value that was never trained on predicts those.
 */
final class ConfounderModel {
  private final int column;
  private final double[][] counts;
  private final double[] shares;

  /** Counts the training part. */
  ConfounderModel(RealPart train, int column, int values, int classes) {
    this.column = column;
    this.counts = new double[values][classes];
    this.shares = new double[classes];
    int[] labels = train.labels();
    int[] strata = train.confounder(column);
    for (int image = 0; image < labels.length; image++) {
      counts[strata[image]][labels[image]]++;
      shares[labels[image]] += 1.0 / labels.length;
    }
  }

  /** Probabilities, [images, classes]. */
  float[] probabilities(RealPart images) {
    int[] strata = images.confounder(column);
    float[] probabilities = new float[strata.length * shares.length];
    for (int image = 0; image < strata.length; image++) {
      double[] own = counts[strata[image]];
      double all = 1;
      for (double count : own) {
        all += count;
      }
      for (int label = 0; label < shares.length; label++) {
        probabilities[image * shares.length + label] = (float) ((own[label] + shares[label]) / all);
      }
    }
    return probabilities;
  }
}
