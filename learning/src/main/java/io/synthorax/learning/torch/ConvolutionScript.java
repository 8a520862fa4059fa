package io.synthorax.learning.torch;

import io.synthorax.learning.torch.NetworkScript.Place;
import io.synthorax.learning.torch.NetworkScript.Step;
import java.util.Locale;

/** Writes the passes of one convolution without bias, in the form chosen for it. */
final class ConvolutionScript {
  private final ScriptText text;
  private final ConvolutionShape shape;
  private final ConvolutionForm form;
  private final Place place;
  private final String weight;

  ConvolutionScript(ScriptText text, ConvolutionShape shape, ConvolutionForm form, Place place) {
    this.text = text;
    this.shape = shape;
    this.form = form;
    this.place = place;
    this.weight = text.parameter(place.path() + "weight");
  }

  Step write() {
    String y = text.fresh("a");
    String library =
        call(
            "%s = (self).convolution(%s, %s, None, %s)",
            y, place.input(), weight, steps(shape.transposed()));
    if (!shape.transposed() && windowsByProduct()) {
      text.infer(library);
      String windows = text.keep(text.fresh("w"));
      text.train("%s = %s", windows, windowsOf(place.input()));
      text.train("%s = %s", y, gathered(windows));
      return new Step(y, g -> backward(g, windows));
    }
    String x = text.keep(place.input());
    String trained = shape.transposed() && foldsByProduct() ? y + " = " + folded(x) : library;
    text.train(trained);
    text.infer(shape.doublesOneChannel() ? trained : library);
    return new Step(y, g -> backward(g, null));
  }

  /** From the output's gradient to the input's; windows are those of the input, where kept. */
  private String backward(String g, String kept) {
    boolean trains = !text.frozen();
    boolean wantsInput = NetworkScript.wantsInput(text, place);
    String windows = kept;
    String narrow = shape.transposed() ? place.input() : g;
    boolean inputFromWindows = wantsInput && shape.transposed() && windowsByProduct();
    if (windows == null && (trains || inputFromWindows)) {
      windows = text.fresh("w");
      text.backward("%s = %s", windows, windowsOf(shape.transposed() ? g : place.input()));
    }
    if (trains) {
      text.gradient(
          place.path() + "weight",
          call(
              "torch.reshape(torch.matmul(torch.t((self).rows(%s)), %s), %s)",
              narrow, windows, shape.weight()));
    }
    if (!wantsInput) {
      return null;
    }
    String dx = text.fresh("d");
    if (inputFromWindows) {
      text.backward("%s = %s", dx, gathered(windows));
    } else if (!shape.transposed() && foldsByProduct()) {
      text.backward("%s = %s", dx, folded(g));
    } else {
      text.backward(
          "%s = (self).convolution(%s, %s, None, %s)", dx, g, weight, steps(!shape.transposed()));
    }
    return dx;
  }

  private boolean windowsByProduct() {
    return form == ConvolutionForm.WINDOW_PRODUCTS || form == ConvolutionForm.PRODUCTS;
  }

  private boolean foldsByProduct() {
    return form == ConvolutionForm.PRODUCTS;
  }

  private String windowsOf(String wide) {
    return call("(self).windows(%s, %s)", wide, geometry());
  }

  /** The narrow side from the windows of the wide one. */
  private String gathered(String windows) {
    return call(
        "(self).unrows(torch.matmul(%s, torch.t(torch.flatten(%s, 1))), %d, %d)",
        windows, weight, shape.narrow().height(), shape.narrow().width());
  }

  /** The wide side from the narrow one. */
  private String folded(String narrow) {
    int height = shape.narrow().height();
    int width = shape.narrow().width();
    if (shape.doublesOneChannel()) {
      return call(
          "(self).fold_planes(torch.matmul(torch.t(torch.flatten(%s, 1)),"
              + " torch.t((self).rows(%s))), %d, %d)",
          weight, narrow, height, width);
    }
    return call(
        "(self).fold(torch.matmul((self).rows(%s), torch.flatten(%s, 1)), %d, %d, %s)",
        narrow, weight, height, width, geometry());
  }

  private String geometry() {
    return shape.kernel() + ", " + shape.stride() + ", " + shape.padding();
  }

  private String steps(boolean transposed) {
    return LibraryConvolutionScript.steps(shape, transposed);
  }

  private static String call(String form, Object... arguments) {
    return String.format(Locale.ROOT, form, arguments);
  }
}
