package io.synthorax.learning.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Several ways through for the same input, their channels one after the other in the output; an
 * empty way passes its input on (Szegedy et al. 2015).
 */
public record Branches(List<List<Layer>> ways) implements Layer {
  public Branches {
    ways = ways.stream().map(List::copyOf).toList();
    if (ways.size() < 2) {
      throw new IllegalArgumentException("branches are at least two ways, not " + ways.size());
    }
  }

  @Override
  public <C, R> R interpret(Interpreter<C, R> interpreter, C context) {
    return interpreter.branches(this, context);
  }

  @Override
  public Extent output(Extent input) {
    Extent first = Layers.output(ways.get(0), input);
    int channels = 0;
    for (List<Layer> way : ways) {
      Extent output = Layers.output(way, input);
      Layers.require(
          output.height() == first.height() && output.width() == first.width(),
          "all branches must agree in height and width",
          output);
      channels += output.channels();
    }
    return new Extent(channels, first.height(), first.width());
  }

  @Override
  public List<Parameter> parameters(Extent input, Initialization initialization) {
    List<Parameter> all = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      all.addAll(Layers.parameters(ways.get(i), i + ".", input, initialization));
    }
    return all;
  }
}
