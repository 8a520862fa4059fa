package io.synthorax.learning.bench;

import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.metrics.Features;

/**
 * Histograms of gradient orientations (Dalal and Triggs 2005): the image in 8 x 8 cells, in each
 * the gradients' lengths by their unsigned direction in eight bins, the root taken of each cell's
 * shares. Edges without their contrast: ribs and borders, whatever the exposure.
 */
final class OrientationHistograms implements FeatureSpace {
  private static final int CELLS = 8;
  private static final int BINS = 8;

  /** Gray values: a cell flatter than this all over counts for little. */
  private static final double FLAT = 4;

  @Override
  public Features of(ImageSource images) {
    int size = images.resolution();
    byte[] pixels = new byte[size * size];
    float[][] rows = new float[images.count()][];
    for (int i = 0; i < rows.length; i++) {
      images.copy(i, pixels, 0);
      rows[i] = normalized(histograms(pixels, size), FLAT * (size / CELLS) * (size / CELLS));
    }
    return Features.of(rows);
  }

  /** Lengths of the central differences by cell and bin, [cells * cells * bins]. */
  private static double[] histograms(byte[] pixels, int size) {
    double[] sums = new double[CELLS * CELLS * BINS];
    for (int y = 1; y < size - 1; y++) {
      for (int x = 1; x < size - 1; x++) {
        int at = y * size + x;
        int across = (pixels[at + 1] & 0xFF) - (pixels[at - 1] & 0xFF);
        int down = (pixels[at + size] & 0xFF) - (pixels[at - size] & 0xFF);
        double turn = Math.atan2(down, across) / Math.PI; // -1 to 1, opposite ones the same
        int bin = (int) ((turn + 1) * BINS) % BINS;
        int cell = y * CELLS / size * CELLS + x * CELLS / size;
        sums[cell * BINS + bin] += Math.hypot(across, down);
      }
    }
    return sums;
  }

  private static float[] normalized(double[] sums, double flat) {
    float[] row = new float[sums.length];
    for (int cell = 0; cell < sums.length; cell += BINS) {
      double total = flat;
      for (int bin = 0; bin < BINS; bin++) {
        total += sums[cell + bin];
      }
      for (int bin = 0; bin < BINS; bin++) {
        row[cell + bin] = (float) Math.sqrt(sums[cell + bin] / total);
      }
    }
    return row;
  }
}
