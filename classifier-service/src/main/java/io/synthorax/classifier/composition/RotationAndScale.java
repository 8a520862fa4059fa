package io.synthorax.classifier.composition;

import java.util.SplittableRandom;

/**
 * Turns a square image about its center and scales it; bilinear. What comes in from outside repeats
 * the nearest edge pixel: black corners would be a mark by which a classifier could tell these
 * images from the others. Never a flip: the side of the heart is a finding.
 *
 * @param degrees counter-clockwise
 * @param scale above 1 enlarges
 */
record RotationAndScale(double degrees, double scale) {
  /** Ranges are assumed: the source paper names none. */
  static final double MOST_DEGREES = 10;

  static final double LEAST_SCALE = 0.9;
  static final double MOST_SCALE = 1.1;

  static RotationAndScale draw(SplittableRandom random) {
    return new RotationAndScale(
        random.nextDouble(-MOST_DEGREES, MOST_DEGREES), random.nextDouble(LEAST_SCALE, MOST_SCALE));
  }

  /** Writes the transformed image, size x size, into the target from the offset on. */
  void apply(byte[] image, int size, byte[] target, int offset) {
    double center = (size - 1) / 2.0;
    double cos = Math.cos(Math.toRadians(degrees)) / scale;
    double sin = Math.sin(Math.toRadians(degrees)) / scale;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        double right = x - center;
        double down = y - center;
        double value =
            bilinear(
                image, size, center + cos * right - sin * down, center + sin * right + cos * down);
        target[offset + y * size + x] = (byte) Math.round(value);
      }
    }
  }

  private static double bilinear(byte[] image, int size, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double toRight = x - left;
    double toBottom = y - top;
    double above =
        (1 - toRight) * at(image, size, left, top) + toRight * at(image, size, left + 1, top);
    double below =
        (1 - toRight) * at(image, size, left, top + 1)
            + toRight * at(image, size, left + 1, top + 1);
    return (1 - toBottom) * above + toBottom * below;
  }

  private static int at(byte[] image, int size, int x, int y) {
    int column = Math.max(0, Math.min(size - 1, x));
    int row = Math.max(0, Math.min(size - 1, y));
    return image[row * size + column] & 0xff;
  }
}
