package io.synthorax.learning.onnx;

import io.synthorax.learning.network.BatchNormalization;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Weights;
import java.util.List;

/**
 * A batch normalization with remembered statistics as what it is: y = factor * x + shift for each
 * channel.
 */
record Folding(double[] factor, double[] shift) {

  static Folding of(Weights weights, String path) {
    float[] scale = weights.get(path + "weight").values();
    float[] bias = weights.get(path + "bias").values();
    float[] mean = weights.get(path + "running_mean").values();
    float[] variance = weights.get(path + "running_var").values();
    double[] factor = new double[scale.length];
    double[] shift = new double[scale.length];
    for (int c = 0; c < scale.length; c++) {
      factor[c] = scale[c] / Math.sqrt(variance[c] + BatchNormalization.EPSILON);
      shift[c] = bias[c] - mean[c] * factor[c];
    }
    return new Folding(factor, shift);
  }

  /**
   * A kernel (a, b, height, width) whose output channels lie along the axis 0 or 1, times the
   * factors.
   */
  FloatArray weight(FloatArray weight, int axis) {
    List<Integer> s = weight.shape();
    int area = s.get(2) * s.get(3);
    float[] folded = new float[weight.values().length];
    for (int i = 0; i < folded.length; i++) {
      int channel = axis == 0 ? i / (s.get(1) * area) : i / area % s.get(1);
      folded[i] = (float) (weight.values()[i] * factor[channel]);
    }
    return new FloatArray(s, folded);
  }

  /** The bias of the folded layer; the layer's own may be null. */
  FloatArray bias(FloatArray own) {
    float[] folded = new float[shift.length];
    for (int c = 0; c < folded.length; c++) {
      folded[c] = (float) (shift[c] + (own == null ? 0 : own.values()[c] * factor[c]));
    }
    return new FloatArray(List.of(folded.length), folded);
  }
}
