package io.synthorax.learning.supervised;

import io.synthorax.learning.weights.FloatArray;
import java.util.List;

/**
 * A first convolution that expects three colors, each normalized as usual for ImageNet (0 to 1,
 * less a mean, over a deviation), as one that expects gray from -1 to 1: of a gray image, whose
 * colors are the same, it makes the same but at the border, where zero padding means another gray.
 */
final class GrayInput {
  static final int COLORS = 3;
  private static final double[] MEANS = {0.485, 0.456, 0.406};
  private static final double[] DEVIATIONS = {0.229, 0.224, 0.225};

  private GrayInput() {}

  /** The kernels (out, 1, height, width) of kernels (out, 3, height, width). */
  static FloatArray weight(FloatArray colored) {
    List<Integer> shape = colored.shape();
    int area = shape.get(2) * shape.get(3);
    float[] gray = new float[shape.get(0) * area];
    for (int i = 0; i < gray.length; i++) {
      double sum = 0;
      for (int color = 0; color < COLORS; color++) {
        sum += value(colored, area, i / area, color, i % area) / (2 * DEVIATIONS[color]);
      }
      gray[i] = (float) sum;
    }
    return new FloatArray(List.of(shape.get(0), 1, shape.get(2), shape.get(3)), gray);
  }

  /** The bias that goes with them. */
  static FloatArray bias(FloatArray colored, FloatArray bias) {
    int area = colored.shape().get(2) * colored.shape().get(3);
    float[] gray = bias.values().clone();
    for (int out = 0; out < gray.length; out++) {
      double sum = gray[out];
      for (int color = 0; color < COLORS; color++) {
        double middle = (0.5 - MEANS[color]) / DEVIATIONS[color];
        for (int place = 0; place < area; place++) {
          sum += value(colored, area, out, color, place) * middle;
        }
      }
      gray[out] = (float) sum;
    }
    return new FloatArray(bias.shape(), gray);
  }

  private static double value(FloatArray colored, int area, int out, int color, int place) {
    return colored.values()[(out * COLORS + color) * area + place];
  }
}
