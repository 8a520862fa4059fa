package io.synthorax.learning.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A convolution or dense layer whose weights, as a matrix (out, rest), are divided by an estimate
 * of their largest singular value (Miyato et al. 2018). The arrays are the layer's own and the
 * singular vectors {@code left} (out) and {@code right} (rest), which each training pass improves
 * by one power iteration.
 */
public record SpectrallyNormalized(Layer layer) implements Layer {
  public SpectrallyNormalized {
    if (!(layer instanceof Convolution || layer instanceof Dense)) {
      throw new IllegalArgumentException("spectral normalization is not for " + layer);
    }
  }

  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.spectrallyNormalized(this, context);
  }

  @Override
  public Extent output(Extent input) {
    return layer.output(input);
  }

  @Override
  public List<Parameter> parameters(Extent input, Initialization initialization) {
    List<Parameter> all = new ArrayList<>(layer.parameters(input, initialization));
    Parameter weight = all.get(0);
    int out = weight.shape().get(0);
    all.add(new Parameter("left", List.of(out), false, 0, 1));
    all.add(new Parameter("right", List.of(weight.size() / out), false, 0, 1));
    return all;
  }
}
