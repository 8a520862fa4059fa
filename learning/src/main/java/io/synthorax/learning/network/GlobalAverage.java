package io.synthorax.learning.network;

/** The mean of each channel, as a vector. */
public record GlobalAverage() implements Layer {
  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.globalAverage(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return Extent.vector(input.channels());
  }
}
