package io.synthorax.learning.network;

import io.synthorax.learning.network.Activation.Function;
import java.util.ArrayList;
import java.util.List;

/** A convolution without bias, batch normalization, ReLU: what later networks are made of. */
final class Units {
  private Units() {}

  static List<Layer> convolution(int out, int kernel, int stride, int padding) {
    return normalized(new Convolution(out, kernel, stride, padding, false));
  }

  /** The size of the maps is kept. */
  static List<Layer> asymmetric(int out, int height, int width) {
    return normalized(new AsymmetricConvolution(out, height, width));
  }

  private static List<Layer> normalized(Layer convolution) {
    return List.of(convolution, new BatchNormalization(), new Activation(Function.RELU));
  }

  @SafeVarargs
  static List<Layer> chain(List<Layer>... parts) {
    List<Layer> all = new ArrayList<>();
    for (List<Layer> part : parts) {
      all.addAll(part);
    }
    return all;
  }
}
