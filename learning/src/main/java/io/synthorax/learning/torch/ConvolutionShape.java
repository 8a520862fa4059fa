package io.synthorax.learning.torch;

import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.TransposedConvolution;
import java.util.List;

/** What a convolution computes, without its weights. */
record ConvolutionShape(
    Extent input, Extent output, int kernel, int stride, int padding, boolean transposed) {

  static ConvolutionShape of(Convolution layer, Extent input) {
    return new ConvolutionShape(
        input, layer.output(input), layer.kernel(), layer.stride(), layer.padding(), false);
  }

  static ConvolutionShape of(TransposedConvolution layer, Extent input) {
    return new ConvolutionShape(
        input, layer.output(input), layer.kernel(), layer.stride(), layer.padding(), true);
  }

  /** Whether the windows reach every pixel of the padded side: else its size is not theirs. */
  boolean tiled() {
    return (wide().height() + 2 * padding - kernel) % stride == 0
        && (wide().width() + 2 * padding - kernel) % stride == 0;
  }

  /** Whether the wide side is one channel of twice the size, as images are to their first maps. */
  boolean doublesOneChannel() {
    return wide().channels() == 1 && kernel == 4 && stride == 2 && padding == 1;
  }

  /** Whether each window is one pixel, with pixels between that none reads. */
  boolean samples() {
    return !transposed && kernel == 1 && stride > 1 && padding == 0;
  }

  /** The same from the pixels that the windows read, put side by side. */
  ConvolutionShape sampled() {
    Extent pixels = new Extent(input.channels(), output.height(), output.width());
    return new ConvolutionShape(pixels, output, 1, 1, 0, false);
  }

  /** The side with fewer pixels, one for each window. */
  Extent narrow() {
    return transposed ? input : output;
  }

  /** The side whose pixels the windows read. */
  Extent wide() {
    return transposed ? output : input;
  }

  /** The weights in their stored layout: (narrow channels, kernel, kernel, wide channels). */
  List<Integer> weight() {
    return List.of(narrow().channels(), kernel, kernel, wide().channels());
  }
}
