package io.synthorax.learning.metrics;

/**
 * Multi-scale structural similarity of two square gray images with values in [0, 1] (Wang,
 * Simoncelli and Bovik, 2003): Gaussian windows of 11 x 11 pixels with a deviation of 1.5, only
 * where they lie wholly inside; K1 = 0.01, K2 = 0.03. The next scale is the mean of 2 x 2 pixels.
 *
 * <p>The five scales of the source need 176 pixels. Of a smaller image there are as many as still
 * hold a window, with the source's exponents scaled to a sum of 1; a contrast and structure term
 * below 0 counts as 0.
 *
 * @param side in pixels, a multiple of 2 at every scale but the last
 * @param scales how many
 */
public record StructuralSimilarity(int side, int scales) {
  private static final double[] EXPONENTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
  private static final int WINDOW = 11;
  private static final double[] GAUSSIAN = gaussian(1.5);
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;

  /** With all scales that hold a window; at least 11 pixels. */
  public static StructuralSimilarity of(int side) {
    if (side < WINDOW) {
      throw new IllegalArgumentException("a window of 11 pixels does not fit into " + side);
    }
    int scales = 1;
    int at = side;
    while (scales < EXPONENTS.length && at % 2 == 0 && at / 2 >= WINDOW) {
      at /= 2;
      scales++;
    }
    return new StructuralSimilarity(side, scales);
  }

  /** Of two images (side, side); 1 for equal ones. */
  public double between(double[] first, double[] second) {
    double total = 0;
    for (int scale = 0; scale < scales; scale++) {
      total += EXPONENTS[scale];
    }
    double product = 1;
    double[] a = first;
    double[] b = second;
    int size = side;
    for (int scale = 0; scale < scales; scale++) {
      boolean last = scale == scales - 1;
      double term = Math.max(0, meanTerm(a, b, size, last));
      product *= Math.pow(term, EXPONENTS[scale] / total);
      if (!last) {
        a = halved(a, size);
        b = halved(b, size);
        size /= 2;
      }
    }
    return product;
  }

  /** The mean of contrast and structure over all windows, at the last scale of all three terms. */
  private static double meanTerm(double[] a, double[] b, int size, boolean withLuminance) {
    double[] meanA = blurred(a, a, size, false);
    double[] meanB = blurred(b, b, size, false);
    double[] squareA = blurred(a, a, size, true);
    double[] squareB = blurred(b, b, size, true);
    double[] product = blurred(a, b, size, true);
    double sum = 0;
    for (int at = 0; at < product.length; at++) {
      double means = meanA[at] * meanB[at];
      double squares = meanA[at] * meanA[at] + meanB[at] * meanB[at];
      double term = (2 * (product[at] - means) + C2) / (squareA[at] + squareB[at] - squares + C2);
      sum += withLuminance ? term * (2 * means + C1) / (squares + C1) : term;
    }
    return sum / product.length;
  }

  /** An image, or the product of two, under the window: (size - 10, size - 10). */
  private static double[] blurred(double[] a, double[] b, int size, boolean multiplied) {
    int out = size - WINDOW + 1;
    double[] rows = new double[size * out];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < out; x++) {
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
          int at = y * size + x + k;
          sum += GAUSSIAN[k] * (multiplied ? a[at] * b[at] : a[at]);
        }
        rows[y * out + x] = sum;
      }
    }
    double[] both = new double[out * out];
    for (int y = 0; y < out; y++) {
      for (int k = 0; k < WINDOW; k++) {
        for (int x = 0; x < out; x++) {
          both[y * out + x] += GAUSSIAN[k] * rows[(y + k) * out + x];
        }
      }
    }
    return both;
  }

  private static double[] halved(double[] image, int size) {
    int half = size / 2;
    double[] smaller = new double[half * half];
    for (int y = 0; y < half; y++) {
      for (int x = 0; x < half; x++) {
        int at = 2 * y * size + 2 * x;
        smaller[y * half + x] =
            (image[at] + image[at + 1] + image[at + size] + image[at + size + 1]) / 4;
      }
    }
    return smaller;
  }

  private static double[] gaussian(double deviation) {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int at = 0; at < WINDOW; at++) {
      int from = at - WINDOW / 2;
      weights[at] = Math.exp(-from * from / (2 * deviation * deviation));
      sum += weights[at];
    }
    for (int at = 0; at < WINDOW; at++) {
      weights[at] /= sum;
    }
    return weights;
  }
}
