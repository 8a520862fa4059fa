package io.synthorax.learning.network;

/** The mean of each window's pixels; those of the padding are not counted. */
public record AveragePooling(int kernel, int stride, int padding) implements Layer {
  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.averagePooling(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return Layers.pooled(input, kernel, stride, padding);
  }
}
