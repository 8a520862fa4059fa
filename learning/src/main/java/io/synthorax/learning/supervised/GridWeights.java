package io.synthorax.learning.supervised;

import io.synthorax.learning.weights.FloatArray;
import java.util.List;

/**
 * The weights of a dense layer that sees maps of a fixed number of pixels, for maps of fewer:
 * published networks bring these to the fixed number by adaptive average pooling, which is linear,
 * and so can be part of the weights.
 */
final class GridWeights {
  private GridWeights() {}

  /**
   * Weights (out, channels * side * side) from weights (out, channels * grid * grid), for a side of
   * at most the grid.
   */
  static FloatArray of(FloatArray weight, int channels, int grid, int side) {
    if (side == grid) {
      return weight;
    }
    int out = weight.shape().get(0);
    float[] resized = new float[out * channels * side * side];
    for (int map = 0; map < out * channels; map++) {
      for (int place = 0; place < grid * grid; place++) {
        spread(weight.values()[map * grid * grid + place], place, grid, side, map, resized);
      }
    }
    return new FloatArray(List.of(out, channels * side * side), resized);
  }

  /** Adds the weight of one place of the grid to the pixels whose mean stands there. */
  private static void spread(
      float weight, int place, int grid, int side, int map, float[] resized) {
    int top = first(place / grid, grid, side);
    int bottom = end(place / grid, grid, side);
    int left = first(place % grid, grid, side);
    int right = end(place % grid, grid, side);
    float share = weight / ((bottom - top) * (right - left));
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        resized[(map * side + y) * side + x] += share;
      }
    }
  }

  private static int first(int i, int grid, int side) {
    return i * side / grid;
  }

  private static int end(int i, int grid, int side) {
    return ((i + 1) * side + grid - 1) / grid;
  }
}
