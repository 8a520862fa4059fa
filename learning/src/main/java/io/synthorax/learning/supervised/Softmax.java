package io.synthorax.learning.supervised;

/** Logits as probabilities. */
public final class Softmax {
  private Softmax() {}

  /** The probabilities (n, classes) of logits (n, classes). */
  public static double[][] of(float[] logits, int classes) {
    double[][] all = new double[logits.length / classes][classes];
    for (int i = 0; i < all.length; i++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        largest = Math.max(largest, logits[i * classes + c]);
      }
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        all[i][c] = Math.exp(logits[i * classes + c] - largest);
        sum += all[i][c];
      }
      for (int c = 0; c < classes; c++) {
        all[i][c] /= sum;
      }
    }
    return all;
  }
}
