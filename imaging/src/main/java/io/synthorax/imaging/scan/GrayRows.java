package io.synthorax.imaging.scan;

/** Takes an image as gray rows, from the top, every value on the scale 0 to 65,535. */
interface GrayRows {
  /** The row is only valid during the call. */
  void row(int[] gray);
}
