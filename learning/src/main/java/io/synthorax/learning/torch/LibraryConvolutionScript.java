package io.synthorax.learning.torch;

import io.synthorax.learning.network.AsymmetricConvolution;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.torch.NetworkScript.Place;
import io.synthorax.learning.torch.NetworkScript.Step;
import java.util.Locale;

/** Writes the passes of convolutions that the library computes. */
final class LibraryConvolutionScript {
  private final ScriptText text;
  private final Place place;
  private final String x;
  private final String y;
  private final String weight;

  LibraryConvolutionScript(ScriptText text, Place place) {
    this.text = text;
    this.place = place;
    this.x = text.keep(place.input());
    this.y = text.fresh("a");
    this.weight = text.parameter(place.path() + "weight");
  }

  /** Where the windows are single pixels, these are put side by side first. */
  static Step of(ScriptText text, Place place, ConvolutionShape shape, boolean bias) {
    if (!shape.samples()) {
      return new LibraryConvolutionScript(text, place).of(shape, bias);
    }
    Extent input = shape.input();
    String x = text.fresh("a");
    text.forward("%s = (self).sampled(%s, %d)", x, place.input(), shape.stride());
    Place pixels = new Place(place.path(), x, shape.sampled().input(), false);
    Step step = new LibraryConvolutionScript(text, pixels).of(shape.sampled(), bias);
    return new Step(
        step.output(),
        g ->
            text.assign(
                "(self).sampled_backward(%s, %d, %d, %d)",
                step.backward().write(g), shape.stride(), input.height(), input.width()));
  }

  private Step of(ConvolutionShape shape, boolean bias) {
    return write(bias, steps(shape, shape.transposed()));
  }

  Step of(AsymmetricConvolution layer) {
    return write(false, steps(1, layer.height() / 2, layer.width() / 2, false));
  }

  private Step write(boolean bias, String steps) {
    String shift =
        bias ? "torch.to(" + text.parameter(place.path() + "bias") + ", PRECISION)" : "None";
    text.forward("%s = (self).convolution(%s, %s, %s, %s)", y, x, weight, shift, steps);
    return new Step(y, g -> backward(bias, g, steps));
  }

  /** How a window moves, as the operations take it. */
  static String steps(ConvolutionShape shape, boolean transposed) {
    return steps(shape.stride(), shape.padding(), shape.padding(), transposed);
  }

  private static String steps(int stride, int down, int across, boolean transposed) {
    return String.format(
        Locale.ROOT, "%d, [%d, %d], %s", stride, down, across, NetworkScript.truth(transposed));
  }

  private String backward(boolean bias, String g, String steps) {
    boolean trains = !text.frozen();
    boolean wantsInput = NetworkScript.wantsInput(text, place);
    String id = text.fresh("");
    text.backward(
        "dx%s, dw%s, db%s = (self).convolution_backward(%s, %s, %s, %s, %s, %s, %s)",
        id,
        id,
        id,
        g,
        x,
        weight,
        steps,
        NetworkScript.truth(wantsInput),
        NetworkScript.truth(trains),
        NetworkScript.truth(bias && trains));
    if (trains) {
      text.gradient(place.path() + "weight", "(self).stored(dw" + id + ")");
    }
    if (bias && trains) {
      text.gradient(place.path() + "bias", "db" + id);
    }
    return wantsInput ? "dx" + id : null;
  }
}
