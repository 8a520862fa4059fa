package io.synthorax.learning.network;

import java.util.ArrayList;
import java.util.List;

/** A sequence of layers: shapes and parameters are those of one after the other. */
final class Layers {
  private Layers() {}

  static Extent output(List<Layer> layers, Extent input) {
    Extent current = input;
    for (Layer layer : layers) {
      current = layer.output(current);
    }
    return current;
  }

  /** Parameters named by position, such as {@code body.0.weight}. */
  static List<Parameter> parameters(
      List<Layer> layers, String prefix, Extent input, Initialization initialization) {
    List<Parameter> all = new ArrayList<>();
    Extent current = input;
    for (int i = 0; i < layers.size(); i++) {
      String name = prefix + i + ".";
      layers.get(i).parameters(current, initialization).forEach(p -> all.add(p.under(name)));
      current = layers.get(i).output(current);
    }
    return all;
  }

  static List<Parameter> withBias(Parameter weight, boolean bias, int out) {
    return bias ? List.of(weight, Parameter.constant("bias", true, 0, out)) : List.of(weight);
  }

  /** What pooling makes of maps. */
  static Extent pooled(Extent input, int kernel, int stride, int padding) {
    return new Extent(
        input.channels(),
        (input.height() + 2 * padding - kernel) / stride + 1,
        (input.width() + 2 * padding - kernel) / stride + 1);
  }

  /**
   * Adds an average pooling to so many pixels a side where the layers leave more, by equal windows:
   * dense layers then have the same size at every resolution.
   */
  static void toGrid(List<Layer> layers, Extent input, int side) {
    int pixels = output(layers, input).height();
    if (pixels > side) {
      int stride = pixels / side;
      layers.add(new AveragePooling(pixels - (side - 1) * stride, stride, 0));
    }
  }

  static void require(boolean holds, String what, Extent input) {
    if (!holds) {
      throw new IllegalArgumentException(what + ", not " + input);
    }
  }
}
