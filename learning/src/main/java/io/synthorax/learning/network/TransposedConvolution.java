package io.synthorax.learning.network;

import java.util.List;

/** A fractionally strided convolution with a square kernel: weight (in, out, kernel, kernel). */
public record TransposedConvolution(int out, int kernel, int stride, int padding, boolean bias)
    implements Layer {
  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.transposedConvolution(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return new Extent(
        out,
        (input.height() - 1) * stride - 2 * padding + kernel,
        (input.width() - 1) * stride - 2 * padding + kernel);
  }

  @Override
  public List<Parameter> parameters(Extent input, Initialization initialization) {
    // Each output pixel sees kernel / stride input pixels in each direction.
    long fanIn = Math.max(1, (long) input.channels() * kernel * kernel / (stride * stride));
    return Layers.withBias(
        Parameter.weight(initialization, fanIn, input.channels(), out, kernel, kernel), bias, out);
  }
}
