package io.synthorax.learning.torch;

import io.synthorax.learning.weights.FloatArray;
import java.util.List;

/**
 * How the weights of a convolution lie in memory: PyTorch's (a, b, height, width) is stored as (a,
 * height, width, b), all else as it is.
 */
final class StoredLayout {
  private StoredLayout() {}

  static List<Integer> stored(List<Integer> s) {
    return s.size() == 4 ? List.of(s.get(0), s.get(2), s.get(3), s.get(1)) : s;
  }

  static float[] stored(FloatArray array) {
    if (array.shape().size() != 4) {
      return array.values();
    }
    List<Integer> s = array.shape();
    return swap(array.values(), s.get(0), s.get(1), s.get(2) * s.get(3));
  }

  /** The array of a PyTorch shape from its stored values. */
  static FloatArray original(List<Integer> s, float[] values) {
    if (s.size() != 4) {
      return new FloatArray(s, values);
    }
    return new FloatArray(s, swap(values, s.get(0), s.get(2) * s.get(3), s.get(1)));
  }

  /** (outer, rows, columns) to (outer, columns, rows). */
  private static float[] swap(float[] values, int outer, int rows, int columns) {
    float[] swapped = new float[values.length];
    for (int o = 0; o < outer; o++) {
      int base = o * rows * columns;
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < columns; c++) {
          swapped[base + c * rows + r] = values[base + r * columns + c];
        }
      }
    }
    return swapped;
  }
}
