package io.synthorax.learning.network;

import java.util.List;

/**
 * Normalization of each channel over the batch (Ioffe and Szegedy 2015), epsilon 1e-5, momentum
 * 0.1.
 */
public record BatchNormalization() implements Layer {
  public static final double EPSILON = 1e-5;
  public static final double MOMENTUM = 0.1;

  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.batchNormalization(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return input;
  }

  @Override
  public List<Parameter> parameters(Extent input, Initialization initialization) {
    int n = input.channels();
    return List.of(
        new Parameter("weight", List.of(n), true, 1, initialization.scales()),
        Parameter.constant("bias", true, 0, n),
        Parameter.constant("running_mean", false, 0, n),
        Parameter.constant("running_var", false, 1, n));
  }
}
