package io.synthorax.learning.metrics;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Visits all pairs of two sets of vectors tile by tile, so that the matrix of all pairs never
 * exists: memory is a few megabytes per thread, whatever the number of rows.
 *
 * <p>Blocks of rows run in parallel; the tiles of one block come in the order of their columns, and
 * the results in the order of the blocks. So a figure does not depend on the number of threads.
 */
final class PairwiseSweep {
  private static final int TILE_ROWS = 128;
  private static final int TILE_COLUMNS = 256;
  private static final int TRANSPOSED_ROWS = 16;

  private PairwiseSweep() {}

  /** What is computed for a pair of vectors. */
  enum Form {
    PRODUCT,
    /** From the differences themselves: equal vectors have distance 0, and nothing cancels. */
    SQUARED_DISTANCE
  }

  /** One tile: pair (firstRow + i, firstColumn + j) has {@code values[i][j]}. */
  record Tile(int firstRow, int rows, int firstColumn, int columns, double[][] values) {}

  /** Sees every tile of one block of rows, then gives what it made of them. */
  interface RowBlock<T> {
    void accept(Tile tile);

    T result();
  }

  /** Starts the visit of the rows [firstRow, firstRow + rows). */
  interface Start<T> {
    RowBlock<T> at(int firstRow, int rows);
  }

  /** The results of all blocks of rows, in order; both sets have the same dimensions. */
  static <T> List<T> over(Rows rows, Rows columns, Form form, Start<T> start) {
    return blocks(rows, first -> sweepBlock(rows, columns, form, start, first, 0));
  }

  /**
   * The same for the pairs of one set, each at least once: every pair with a column beyond its row,
   * and some of the others.
   */
  static <T> List<T> overUpperTriangle(Rows rows, Form form, Start<T> start) {
    return blocks(rows, first -> sweepBlock(rows, rows, form, start, first, first));
  }

  /** The whole matrix of all pairs, [rows, columns]: for sets that are known to be small. */
  static double[] matrix(Rows rows, Rows columns, Form form) {
    List<double[]> blocks =
        over(rows, columns, form, (first, height) -> new Stripe(columns.count(), height));
    double[] matrix = new double[rows.count() * columns.count()];
    int at = 0;
    for (double[] block : blocks) {
      System.arraycopy(block, 0, matrix, at, block.length);
      at += block.length;
    }
    return matrix;
  }

  private static <T> List<T> blocks(Rows rows, IntFunction<T> sweep) {
    int blocks = (rows.count() + TILE_ROWS - 1) / TILE_ROWS;
    return IntStream.range(0, blocks)
        .parallel()
        .mapToObj(block -> sweep.apply(block * TILE_ROWS))
        .toList();
  }

  private static <T> T sweepBlock(
      Rows rows, Rows columns, Form form, Start<T> start, int firstRow, int firstColumn) {
    int height = Math.min(TILE_ROWS, rows.count() - firstRow);
    RowBlock<T> visitor = start.at(firstRow, height);
    double[][] left = rows.block(firstRow, height);
    double[][] right = new double[rows.dimensions()][TILE_COLUMNS];
    for (int first = firstColumn; first < columns.count(); first += TILE_COLUMNS) {
      int width = Math.min(TILE_COLUMNS, columns.count() - first);
      transpose(columns, first, width, right);
      double[][] values = new double[height][width];
      switch (form) {
        case PRODUCT -> ProductKernels.addProducts(left, right, values, 0);
        case SQUARED_DISTANCE -> ProductKernels.addSquaredDifferences(left, right, values);
      }
      visitor.accept(new Tile(firstRow, height, first, width, values));
    }
    return visitor.result();
  }

  /** Keeps the rows of one block whole. */
  private static final class Stripe implements RowBlock<double[]> {
    private final int width;
    private final double[] values;

    Stripe(int width, int height) {
      this.width = width;
      this.values = new double[height * width];
    }

    @Override
    public void accept(Tile tile) {
      for (int row = 0; row < tile.rows(); row++) {
        int to = row * width + tile.firstColumn();
        System.arraycopy(tile.values()[row], 0, values, to, tile.columns());
      }
    }

    @Override
    public double[] result() {
      return values;
    }
  }

  /** Writes the rows [first, first + width) as columns to {@code target}, [dimensions][width]. */
  private static void transpose(Rows rows, int first, int width, double[][] target) {
    // A few rows at a time: a cache line of the target is filled while it is at hand.
    for (int from = 0; from < width; from += TRANSPOSED_ROWS) {
      double[][] some = rows.block(first + from, Math.min(TRANSPOSED_ROWS, width - from));
      for (int k = 0; k < target.length; k++) {
        for (int at = 0; at < some.length; at++) {
          target[k][from + at] = some[at][k];
        }
      }
    }
  }
}
