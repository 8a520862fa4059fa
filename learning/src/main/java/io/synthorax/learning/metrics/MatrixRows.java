package io.synthorax.learning.metrics;

/** A row-major matrix of doubles, [count, dimensions]. */
record MatrixRows(int count, int dimensions, double[] values) implements Rows {
  @Override
  public void copyRow(int index, double[] target, int offset) {
    System.arraycopy(values, index * dimensions, target, offset, dimensions);
  }
}
