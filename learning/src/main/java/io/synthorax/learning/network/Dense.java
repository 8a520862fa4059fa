package io.synthorax.learning.network;

import java.util.List;

/** A full connection of a vector: weight (out, in). */
public record Dense(int out, boolean bias) implements Layer {
  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.dense(this, context);
  }

  @Override
  public Extent output(Extent input) {
    Layers.require(input.isVector(), "a dense layer needs a vector", input);
    return Extent.vector(out);
  }

  @Override
  public List<Parameter> parameters(Extent input, Initialization initialization) {
    return Layers.withBias(
        Parameter.weight(initialization, input.channels(), out, input.channels()), bias, out);
  }
}
