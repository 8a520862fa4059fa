package io.synthorax.learning.network;

/**
 * While training, each value is zero with a probability and else divided by that of being kept
 * (Srivastava et al. 2014); a trained network passes everything on. Which values are dropped is a
 * function of the seed given to the training pass.
 */
public record Dropout(double probability) implements Layer {
  public Dropout {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("a probability between 0 and 1, not " + probability);
    }
  }

  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.dropout(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return input;
  }
}
