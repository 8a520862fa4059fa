package io.synthorax.learning.metrics;

/** Row vectors of one length, [count, dimensions], read as doubles. */
interface Rows {
  int count();

  int dimensions();

  /** Writes row {@code index} to {@code target}, [dimensions]. */
  void copyRow(int index, double[] target);

  /** The rows [first, first + rows), [rows][dimensions]. */
  default double[][] block(int first, int rows) {
    double[][] block = new double[rows][dimensions()];
    for (int row = 0; row < rows; row++) {
      copyRow(first + row, block[row]);
    }
    return block;
  }
}
