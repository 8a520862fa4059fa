package io.synthorax.learning.torch;

/**
 * Which convolutions are computed as matrix products: the deeper ones, told by the channels of the
 * side that their windows read. A function of precision and processor, and kept with a run's state,
 * because results depend on it in the last digits. The bounds were measured (docs/experiments.md).
 *
 * @param weights channels from which the weights' gradient is a product
 * @param windows channels from which every pass that reads windows is one
 * @param all channels from which all passes are
 * @param images whether the layers at the image, of one channel, are products
 */
public record ConvolutionForms(int weights, int windows, int all, boolean images) {
  private static final int NEVER = Integer.MAX_VALUE;

  /** Everything by the library. */
  public static final ConvolutionForms LIBRARY = new ConvolutionForms(NEVER, NEVER, NEVER, false);

  static final ConvolutionForms FLOAT32 = new ConvolutionForms(512, NEVER, NEVER, true);
  static final ConvolutionForms BFLOAT16 = new ConvolutionForms(256, 256, NEVER, true);

  /** For processors whose products leave the library's convolutions far behind. */
  static final ConvolutionForms MATRIX_UNIT = new ConvolutionForms(128, 128, 256, true);

  /** What pays in a precision on any processor. */
  static ConvolutionForms of(Precision precision) {
    return precision == Precision.FLOAT32 ? FLOAT32 : BFLOAT16;
  }

  ConvolutionForm of(ConvolutionShape shape) {
    int channels = shape.wide().channels();
    if (!shape.tiled()) {
      return ConvolutionForm.LIBRARY;
    }
    if (channels >= all || (images && channels == 1)) {
      return ConvolutionForm.PRODUCTS;
    }
    if (channels >= windows) {
      return ConvolutionForm.WINDOW_PRODUCTS;
    }
    return channels >= weights ? ConvolutionForm.WEIGHT_PRODUCT : ConvolutionForm.LIBRARY;
  }
}
