package io.synthorax.learning.network;

/** The same values, channel by channel, as one vector. */
public record Flatten() implements Layer {
  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.flatten(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return Extent.vector(input.size());
  }
}
