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

  static void require(boolean holds, String what, Extent input) {
    if (!holds) {
      throw new IllegalArgumentException(what + ", not " + input);
    }
  }
}
