package io.synthorax.learning.network;

/** The same values, as maps of another shape. */
public record Reshape(Extent to) implements Layer {
  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.reshape(this, context);
  }

  @Override
  public Extent output(Extent input) {
    Layers.require(input.size() == to.size(), "reshaping must keep the number of values", input);
    return to;
  }
}
