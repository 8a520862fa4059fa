package io.synthorax.learning.network;

import java.util.ArrayList;
import java.util.List;

/** The sum of two ways through; an empty way passes its input on (He et al. 2016). */
public record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {
  public Residual {
    body = List.copyOf(body);
    shortcut = List.copyOf(shortcut);
    if (body.isEmpty()) {
      throw new IllegalArgumentException("a residual layer needs a body");
    }
  }

  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.residual(this, context);
  }

  @Override
  public Extent output(Extent input) {
    Extent sum = Layers.output(body, input);
    Layers.require(
        sum.equals(Layers.output(shortcut, input)), "both ways must agree in shape", input);
    return sum;
  }

  @Override
  public List<Parameter> parameters(Extent input, Initialization initialization) {
    List<Parameter> all = new ArrayList<>();
    all.addAll(Layers.parameters(body, "body.", input, initialization));
    all.addAll(Layers.parameters(shortcut, "shortcut.", input, initialization));
    return all;
  }
}
