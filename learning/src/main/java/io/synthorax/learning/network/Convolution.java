package io.synthorax.learning.network;

import java.util.List;

/** A convolution with a square kernel: weight (out, in, kernel, kernel). */
public record Convolution(int out, int kernel, int stride, int padding, boolean bias)
    implements Layer {
  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.convolution(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return new Extent(
        out,
        (input.height() + 2 * padding - kernel) / stride + 1,
        (input.width() + 2 * padding - kernel) / stride + 1);
  }

  @Override
  public List<Parameter> parameters(Extent input, Initialization initialization) {
    long fanIn = (long) input.channels() * kernel * kernel;
    return Layers.withBias(
        Parameter.weight(initialization, fanIn, out, input.channels(), kernel, kernel), bias, out);
  }
}
