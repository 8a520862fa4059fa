package io.synthorax.imaging.scan;

import io.synthorax.imaging.GrayImage;

/**
 * Scales an image of any size to a square by averaging exactly the area that each target pixel
 * covers, keeping the aspect ratio: the longer side fills the square, black bars pad the other one
 * evenly. Rows come in one by one and only one target row is held. An image smaller than the square
 * is enlarged by the same rule, which repeats its pixels.
 *
 * <p>All overlaps are integers: along a side of n source and m target pixels the unit is 1/m of a
 * source pixel, so that a source pixel is m units long and a target pixel n.
 */
final class AreaAverage implements GrayRows {
  private static final double SCALE_16_TO_8 = 257.0;

  private final int resolution;
  private final int sourceWidth;
  private final int sourceHeight;
  private final int targetWidth;
  private final int targetHeight;
  private final byte[] pixels;
  private final double[] across;
  private final double[] sums;
  private int sourceY;
  private int targetY;

  AreaAverage(int sourceWidth, int sourceHeight, int resolution) {
    this.resolution = resolution;
    this.sourceWidth = sourceWidth;
    this.sourceHeight = sourceHeight;
    double scale = (double) resolution / Math.max(sourceWidth, sourceHeight);
    this.targetWidth = Math.max(1, (int) Math.round(sourceWidth * scale));
    this.targetHeight = Math.max(1, (int) Math.round(sourceHeight * scale));
    this.pixels = new byte[resolution * resolution];
    this.across = new double[targetWidth];
    this.sums = new double[targetWidth];
  }

  @Override
  public void row(int[] gray) {
    averageAcross(gray);
    long top = (long) sourceY * targetHeight;
    long bottom = top + targetHeight;
    while (targetY < targetHeight) {
      long targetTop = (long) targetY * sourceHeight;
      long targetBottom = targetTop + sourceHeight;
      long overlap = Math.min(bottom, targetBottom) - Math.max(top, targetTop);
      for (int x = 0; x < targetWidth; x++) {
        sums[x] += overlap * across[x];
      }
      if (targetBottom > bottom) {
        break;
      }
      emit();
      if (targetBottom == bottom) {
        break;
      }
    }
    sourceY++;
  }

  /** The finished image; all source rows must have come. */
  GrayImage image() {
    if (sourceY != sourceHeight) {
      throw new IllegalStateException(sourceY + " of " + sourceHeight + " rows");
    }
    return new GrayImage(resolution, resolution, pixels);
  }

  private void averageAcross(int[] gray) {
    for (int x = 0; x < targetWidth; x++) {
      long left = (long) x * sourceWidth;
      long right = left + sourceWidth;
      long sum = 0;
      for (int s = (int) (left / targetWidth); (long) s * targetWidth < right; s++) {
        long from = Math.max(left, (long) s * targetWidth);
        long to = Math.min(right, (long) (s + 1) * targetWidth);
        sum += (to - from) * gray[s];
      }
      across[x] = (double) sum / sourceWidth;
    }
  }

  private void emit() {
    int padLeft = (resolution - targetWidth) / 2;
    int start = (targetY + (resolution - targetHeight) / 2) * resolution + padLeft;
    for (int x = 0; x < targetWidth; x++) {
      pixels[start + x] = (byte) Math.round(sums[x] / sourceHeight / SCALE_16_TO_8);
      sums[x] = 0;
    }
    targetY++;
  }
}
