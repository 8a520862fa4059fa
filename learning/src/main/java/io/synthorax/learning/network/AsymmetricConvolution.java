package io.synthorax.learning.network;

import java.util.List;

/**
 * A convolution without bias whose kernel has an odd height and width of its own, such as 1 x 7,
 * padded to keep the maps' size (Szegedy et al. 2016): weight (out, in, height, width).
 */
public record AsymmetricConvolution(int out, int height, int width) implements Layer {
  public AsymmetricConvolution {
    if (height % 2 == 0 || width % 2 == 0) {
      throw new IllegalArgumentException(
          "a kernel of odd height and width, not " + height + " x " + width);
    }
  }

  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.asymmetricConvolution(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return new Extent(out, input.height(), input.width());
  }

  @Override
  public List<Parameter> parameters(Extent input, Initialization initialization) {
    long fanIn = (long) input.channels() * height * width;
    return List.of(Parameter.weight(initialization, fanIn, out, input.channels(), height, width));
  }
}
