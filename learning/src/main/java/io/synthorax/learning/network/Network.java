package io.synthorax.learning.network;

import java.util.List;

/**
 * A network: layers applied one after the other to an input of the given shape. Construction fails
 * with {@link IllegalArgumentException} where two layers do not fit.
 */
public record Network(
    String name, Extent input, Initialization initialization, List<Layer> layers) {
  public Network {
    layers = List.copyOf(layers);
    if (!name.matches("[a-z][a-z0-9_]*")) {
      throw new IllegalArgumentException("a network's name is a lower-case identifier: " + name);
    }
    Layers.output(layers, input);
  }

  /** The shape of what it computes. */
  public Extent output() {
    return Layers.output(layers, input);
  }

  /**
   * Every array in the order of the layers, running statistics too, named by position: {@code
   * 3.weight}.
   */
  public List<Parameter> parameters() {
    return Layers.parameters(layers, "", input, initialization);
  }

  /** The number of trained values. */
  public long parameterCount() {
    return parameters().stream().filter(Parameter::trained).mapToLong(Parameter::size).sum();
  }
}
