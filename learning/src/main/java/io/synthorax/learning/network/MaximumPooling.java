package io.synthorax.learning.network;

/** The largest value of each window. */
public record MaximumPooling(int kernel, int stride, int padding) implements Layer {
  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.maximumPooling(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return Layers.pooled(input, kernel, stride, padding);
  }
}
