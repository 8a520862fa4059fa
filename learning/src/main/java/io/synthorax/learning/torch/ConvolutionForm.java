package io.synthorax.learning.torch;

/**
 * How the three passes of a convolution are computed: by the library's convolution, or as matrix
 * products with the windows that each position reads. All give the same values up to rounding;
 * which is fastest depends on shape, precision and processor. A transposed convolution is the same
 * with input and output exchanged.
 */
public enum ConvolutionForm {
  /** All by the library. */
  LIBRARY,
  /** The weights' gradient as a product: the library's is slow where channels are many. */
  WEIGHT_PRODUCT,
  /** Every pass that reads windows as a product; the one that adds them up by the library. */
  WINDOW_PRODUCTS,
  /** All as products. */
  PRODUCTS
}
