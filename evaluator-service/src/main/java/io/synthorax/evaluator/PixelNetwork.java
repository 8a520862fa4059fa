package io.synthorax.evaluator;

import io.synthorax.contracts.Resolution;
import io.synthorax.learning.metrics.Features;

/**
 * The feature space that is the image itself: gray values in [0, 1], averaged over areas to at most
 * 64 x 64. That keeps what makes two images the same one, and a class of any resolution in memory.
 */
final class PixelNetwork implements FeatureNetwork {
  private static final int LARGEST_SIDE = 64;
  private static final float WHITE = 255;

  private final int resolution;
  private final int area;
  private final int side;

  /** Of images of a {@link Resolution}: a power of two. */
  PixelNetwork(int resolution) {
    this.resolution = resolution;
    this.area = Math.max(1, resolution / LARGEST_SIDE);
    this.side = resolution / area;
  }

  /** Height and width of what is compared. */
  int side() {
    return side;
  }

  /** The space as it stands in the names of figures. */
  String name() {
    return "pixels" + side;
  }

  @Override
  public int dimensions() {
    return side * side;
  }

  @Override
  public Features features(byte[] pixels) {
    int n = pixels.length / (resolution * resolution);
    float[] means = new float[n * dimensions()];
    float weight = 1 / (WHITE * area * area);
    for (int row = 0; row < n * resolution; row++) {
      int to = row / resolution * dimensions() + row % resolution / area * side;
      for (int x = 0; x < resolution; x++) {
        means[to + x / area] += weight * (pixels[row * resolution + x] & 0xFF);
      }
    }
    return new Features(n, dimensions(), means);
  }

  @Override
  public void close() {}
}
