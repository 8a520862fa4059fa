package io.synthorax.learning.network;

import java.util.List;

/**
 * A named array of a network: its shape in PyTorch's order, whether the optimizer moves it (or it
 * is a running statistic), and the mean and deviation of its first values.
 */
public record Parameter(
    String name, List<Integer> shape, boolean trained, double mean, double deviation) {
  public Parameter {
    shape = List.copyOf(shape);
  }

  /** The number of values. */
  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  Parameter under(String prefix) {
    return new Parameter(prefix + name, shape, trained, mean, deviation);
  }

  static Parameter weight(Initialization initialization, long fanIn, Integer... shape) {
    return new Parameter("weight", List.of(shape), true, 0, initialization.weights(fanIn));
  }

  static Parameter constant(String name, boolean trained, double value, int size) {
    return new Parameter(name, List.of(size), trained, value, 0);
  }
}
