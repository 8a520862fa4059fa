package io.synthorax.learning.torch;

import io.synthorax.learning.network.AsymmetricConvolution;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.torch.NetworkScript.Place;
import io.synthorax.learning.torch.NetworkScript.Step;

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
    String shift =
        bias ? "torch.to(" + text.parameter(place.path() + "bias") + ", PRECISION)" : "None";
    String steps =
        shape.stride() + ", " + shape.padding() + ", " + NetworkScript.truth(shape.transposed());
    text.forward("%s = (self).convolution(%s, %s, %s, %s)", y, x, weight, shift, steps);
    return new Step(
        y,
        g ->
            backward(
                "(self).convolution_backward(%s, %s, %s, %s, %s, %s, %s)",
                bias, g, x, weight, steps));
  }

  Step of(AsymmetricConvolution layer) {
    String kernel = "torch.permute(" + weight + ", [0, 3, 1, 2])";
    String form =
        String.format(
            "[1, 1], [%d, %d], [1, 1], False, [0, 0], 1", layer.height() / 2, layer.width() / 2);
    text.forward("%s = torch.convolution(%s, %s, None, %s)", y, x, kernel, form);
    return new Step(
        y,
        g ->
            backward(
                "torch.convolution_backward(%s, %s, %s, None, %s, [%s, %s, %s])",
                false, g, x, kernel, form));
  }

  /** A call with the arguments, and with which of three gradients are wanted. */
  private String backward(
      String call, boolean bias, String g, String input, String kernel, String steps) {
    boolean trains = !text.frozen();
    boolean wantsInput = NetworkScript.wantsInput(text, place);
    String id = text.fresh("");
    text.backward(
        "dx%s, dw%s, db%s = " + call,
        id,
        id,
        id,
        g,
        input,
        kernel,
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
