package io.synthorax.learning.weights;

import java.util.List;

/**
 * Float32 values in row-major order of the given shape; the number of values must fit the shape.
 * The values are not copied.
 */
public record FloatArray(List<Integer> shape, float[] values) {
  public FloatArray {
    shape = List.copyOf(shape);
    if (shape.stream().reduce(1, Math::multiplyExact) != values.length) {
      throw new IllegalArgumentException(values.length + " values do not fit the shape " + shape);
    }
  }
}
