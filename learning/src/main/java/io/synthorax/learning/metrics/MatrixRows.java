package io.synthorax.learning.metrics;

/** A matrix of doubles held row by row, [count][dimensions]; also of no row at all. */
record MatrixRows(int dimensions, double[][] rows) implements Rows {
  @Override
  public int count() {
    return rows.length;
  }

  @Override
  public void copyRow(int index, double[] target) {
    System.arraycopy(rows[index], 0, target, 0, dimensions);
  }
}
