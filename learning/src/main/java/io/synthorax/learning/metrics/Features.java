package io.synthorax.learning.metrics;

import io.synthorax.contracts.ContractViolation;
import java.util.Arrays;
import java.util.List;

/**
 * Feature vectors of images, [count, dimensions], row-major in one flat array; a value that is not
 * finite or an array of the wrong length is a {@link ContractViolation}.
 *
 * <p>The array is kept, not copied: 50,000 images of 2,048 values are 400 MB. Whoever hands it over
 * does not change it any more. Two feature sets are equal only if they are the same object.
 *
 * @param count images; may be 0
 * @param dimensions values per image
 */
public record Features(int count, int dimensions, float[] values) implements Rows {
  public Features {
    if (dimensions < 1) {
      throw new ContractViolation("features need at least 1 dimension, got " + dimensions);
    }
    if (count < 0 || (long) count * dimensions != values.length) {
      throw new ContractViolation(
          "%d x %d features need %d values, got %d"
              .formatted(count, dimensions, (long) count * dimensions, values.length));
    }
    for (int at = 0; at < values.length; at++) {
      if (!Float.isFinite(values[at])) {
        throw new ContractViolation(
            "feature %d of image %d is %s, not a finite number"
                .formatted(at % dimensions, at / dimensions, values[at]));
      }
    }
  }

  /** One row per image; all rows of one length, and at least one of them. */
  public static Features of(float[][] rows) {
    if (rows.length == 0) {
      throw new ContractViolation("features of no image have no dimensions");
    }
    int dimensions = rows[0].length;
    float[] values = new float[Math.multiplyExact(rows.length, dimensions)];
    for (int row = 0; row < rows.length; row++) {
      if (rows[row].length != dimensions) {
        throw new ContractViolation(
            "image %d has %d features, image 0 has %d"
                .formatted(row, rows[row].length, dimensions));
      }
      System.arraycopy(rows[row], 0, values, row * dimensions, dimensions);
    }
    return new Features(rows.length, dimensions, values);
  }

  /** All images of the parts, in order; the parts have the same dimensions. */
  public static Features concatenated(List<Features> parts) {
    if (parts.isEmpty()) {
      throw new ContractViolation("features of no set have no dimensions");
    }
    int count = 0;
    for (Features part : parts) {
      parts.get(0).requireSameDimensions(part);
      count = Math.addExact(count, part.count);
    }
    int dimensions = parts.get(0).dimensions;
    float[] values = new float[Math.multiplyExact(count, dimensions)];
    int at = 0;
    for (Features part : parts) {
      System.arraycopy(part.values, 0, values, at, part.values.length);
      at += part.values.length;
    }
    return new Features(count, dimensions, values);
  }

  /** Value {@code dimension} of image {@code image}. */
  public float at(int image, int dimension) {
    return values[image * dimensions + dimension];
  }

  /** A copy of the features of one image, [dimensions]. */
  public float[] row(int image) {
    return Arrays.copyOfRange(values, image * dimensions, (image + 1) * dimensions);
  }

  /** The images with these indices, in this order; an index may occur more than once. */
  public Features subset(int[] images) {
    float[] chosen = new float[Math.multiplyExact(images.length, dimensions)];
    for (int at = 0; at < images.length; at++) {
      System.arraycopy(values, images[at] * dimensions, chosen, at * dimensions, dimensions);
    }
    return new Features(images.length, dimensions, chosen);
  }

  /** A {@link ContractViolation} naming both lengths, unless the other set has the same one. */
  void requireSameDimensions(Features other) {
    if (other.dimensions != dimensions) {
      throw new ContractViolation(
          "features of %d and of %d dimensions cannot be compared"
              .formatted(dimensions, other.dimensions));
    }
  }

  @Override
  public void copyRow(int index, double[] target) {
    int from = index * dimensions;
    for (int at = 0; at < dimensions; at++) {
      target[at] = values[from + at];
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "Features[" + count + " x " + dimensions + "]";
  }
}
