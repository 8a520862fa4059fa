package io.synthorax.learning.metrics;

import io.synthorax.learning.metrics.PairwiseSweep.Form;
import io.synthorax.learning.metrics.PairwiseSweep.RowBlock;
import io.synthorax.learning.metrics.PairwiseSweep.Tile;
import java.util.Arrays;
import java.util.List;

/**
 * The k nearest reference vectors of every query by Euclidean distance, nearest first; of two at
 * the same distance the one with the lower index.
 *
 * @param indices of the references, [queries, k]
 * @param distances to them, not squared, [queries, k]
 */
public record NearestNeighbors(int queries, int k, int[] indices, double[] distances) {

  /** For each query among all references; at least k of these, and the same dimensions. */
  public static NearestNeighbors of(Features queries, Features references, int k) {
    queries.requireSameDimensions(references);
    requireEnough(k, references.count());
    return search(queries, references, k, false);
  }

  /** For each vector among all others of the same set; at least k others. */
  public static NearestNeighbors withinSet(Features features, int k) {
    requireEnough(k, features.count() - 1);
    return search(features, features, k, true);
  }

  /** Distance of each query to its k-th neighbor, [queries]. */
  public double[] farthest() {
    double[] farthest = new double[queries];
    for (int query = 0; query < queries; query++) {
      farthest[query] = distances[query * k + k - 1];
    }
    return farthest;
  }

  private static void requireEnough(int k, int references) {
    if (k < 1 || k > references) {
      throw new IllegalArgumentException(
          "%d nearest neighbors among %d vectors".formatted(k, references));
    }
  }

  private static NearestNeighbors search(
      Features queries, Features references, int k, boolean excludeSame) {
    List<Nearest> blocks =
        PairwiseSweep.over(
            queries,
            references,
            Form.SQUARED_DISTANCE,
            (first, rows) -> new Nearest(rows, k, excludeSame));
    int[] indices = new int[queries.count() * k];
    double[] distances = new double[queries.count() * k];
    int at = 0;
    for (Nearest block : blocks) {
      for (int i = 0; i < block.indices.length; i++, at++) {
        indices[at] = block.indices[i];
        distances[at] = Math.sqrt(block.squared[i]);
      }
    }
    return new NearestNeighbors(queries.count(), k, indices, distances);
  }

  /** The k nearest columns of each row so far, ascending. */
  private static final class Nearest implements RowBlock<Nearest> {
    private final int k;
    private final boolean excludeSame;
    private final int[] indices;
    private final double[] squared;

    Nearest(int rows, int k, boolean excludeSame) {
      this.k = k;
      this.excludeSame = excludeSame;
      this.indices = new int[rows * k];
      this.squared = new double[rows * k];
      Arrays.fill(squared, Double.POSITIVE_INFINITY);
    }

    @Override
    public void accept(Tile tile) {
      for (int row = 0; row < tile.rows(); row++) {
        int last = row * k + k - 1;
        for (int column = 0; column < tile.columns(); column++) {
          double candidate = tile.values()[row][column];
          boolean same = excludeSame && tile.firstRow() + row == tile.firstColumn() + column;
          if (candidate < squared[last] && !same) {
            insert(row * k, last, candidate, tile.firstColumn() + column);
          }
        }
      }
    }

    private void insert(int first, int last, double candidate, int index) {
      int at = last;
      for (; at > first && squared[at - 1] > candidate; at--) {
        squared[at] = squared[at - 1];
        indices[at] = indices[at - 1];
      }
      squared[at] = candidate;
      indices[at] = index;
    }

    @Override
    public Nearest result() {
      return this;
    }
  }
}
