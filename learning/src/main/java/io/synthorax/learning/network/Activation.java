package io.synthorax.learning.network;

/** A function of each value. */
public record Activation(Function function) implements Layer {
  public static final double LEAK = 0.2;

  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.activation(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return input;
  }

  /** What an activation computes. */
  public enum Function {
    RELU,
    /** Slope 0.2 below zero. */
    LEAKY_RELU,
    TANH
  }
}
