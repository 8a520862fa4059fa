package io.synthorax.learning.metrics;

import io.synthorax.learning.metrics.PairwiseSweep.Form;
import io.synthorax.learning.metrics.PairwiseSweep.RowBlock;
import io.synthorax.learning.metrics.PairwiseSweep.Tile;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The squared maximum mean discrepancy of two sets under the kernel (x.y / dimensions + 1)^3, by
 * the unbiased estimator, which may be negative (Binkowski et al., 2018).
 */
public final class KernelDistance {
  private KernelDistance() {}

  /**
   * Mean and standard deviation (of the population of draws) over random subsets.
   *
   * @param size images of each subset, on both sides
   */
  public record Spread(Measurement mean, Measurement deviation, int size, int draws) {}

  /** From all pairs; unavailable with fewer than two images on a side. */
  public static Measurement between(Features real, Features synthesized) {
    real.requireSameDimensions(synthesized);
    int fewest = Math.min(real.count(), synthesized.count());
    if (fewest < 2) {
      return tooFew(fewest);
    }
    return Measurement.of(estimate(real, synthesized));
  }

  /**
   * From {@code draws} pairs of subsets without replacement, of {@code size} images or as many as
   * the smaller set has.
   */
  public static Spread overSubsets(
      Features real, Features synthesized, int size, int draws, long seed) {
    real.requireSameDimensions(synthesized);
    int used = Math.min(size, Math.min(real.count(), synthesized.count()));
    if (used < 2 || draws < 1) {
      return new Spread(tooFew(used), tooFew(used), used, draws);
    }
    SubsetKernels kernels = SubsetKernels.of(real, synthesized);
    double[] estimates = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      SplittableRandom random = Draws.stream(seed, draw);
      int[] some = Draws.withoutReplacement(real.count(), used, random);
      int[] others = Draws.withoutReplacement(synthesized.count(), used, random);
      estimates[draw] = kernels.estimate(some, others);
    }
    double mean = 0;
    for (double estimate : estimates) {
      mean += estimate / draws;
    }
    double variance = 0;
    for (double estimate : estimates) {
      variance += (estimate - mean) * (estimate - mean) / draws;
    }
    return new Spread(Measurement.of(mean), Measurement.of(Math.sqrt(variance)), used, draws);
  }

  private static Measurement tooFew(int images) {
    return Measurement.unavailable(
        "an unbiased kernel distance needs at least 2 images on both sides, there are " + images);
  }

  /** Of two sets of at least two images each. */
  static double estimate(Features real, Features synthesized) {
    double n = real.count();
    double m = synthesized.count();
    return sumOfPairs(real) / (n * (n - 1))
        + sumOfPairs(synthesized) / (m * (m - 1))
        - 2 * sum(real, synthesized) / (n * m);
  }

  /** The kernel of two vectors, from their product. */
  static double kernel(double product, int dimensions) {
    double base = product / dimensions + 1;
    return base * base * base;
  }

  /** Over all ordered pairs of different images of one set. */
  private static double sumOfPairs(Features set) {
    return 2
        * total(
            PairwiseSweep.overUpperTriangle(
                set, Form.PRODUCT, (first, rows) -> new KernelSum(set.dimensions(), true)));
  }

  private static double sum(Features rows, Features columns) {
    return total(
        PairwiseSweep.over(
            rows,
            columns,
            Form.PRODUCT,
            (first, count) -> new KernelSum(rows.dimensions(), false)));
  }

  private static double total(List<Double> blocks) {
    double total = 0;
    for (double block : blocks) {
      total += block;
    }
    return total;
  }

  private static final class KernelSum implements RowBlock<Double> {
    private final int dimensions;
    private final boolean beyondDiagonal;
    private double sum;

    /** Of all pairs, or of those whose column is beyond their row. */
    KernelSum(int dimensions, boolean beyondDiagonal) {
      this.dimensions = dimensions;
      this.beyondDiagonal = beyondDiagonal;
    }

    @Override
    public void accept(Tile tile) {
      for (int row = 0; row < tile.rows(); row++) {
        double rowSum = 0;
        int diagonal = tile.firstRow() + row - tile.firstColumn();
        for (int at = beyondDiagonal ? Math.max(0, diagonal + 1) : 0; at < tile.columns(); at++) {
          rowSum += kernel(tile.values()[row][at], dimensions);
        }
        sum += rowSum;
      }
    }

    @Override
    public Double result() {
      return sum;
    }
  }
}
