package io.synthorax.learning.metrics;

import io.synthorax.learning.metrics.PairwiseSweep.Form;
import io.synthorax.learning.metrics.PairwiseSweep.RowBlock;
import io.synthorax.learning.metrics.PairwiseSweep.Tile;
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
    double[] estimates = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      SplittableRandom random = Draws.stream(seed, draw);
      Features some = real.subset(Draws.withoutReplacement(real.count(), used, random));
      Features others =
          synthesized.subset(Draws.withoutReplacement(synthesized.count(), used, random));
      estimates[draw] = estimate(some, others);
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

  private static double estimate(Features real, Features synthesized) {
    double n = real.count();
    double m = synthesized.count();
    return sum(real, real, true) / (n * (n - 1))
        + sum(synthesized, synthesized, true) / (m * (m - 1))
        - 2 * sum(real, synthesized, false) / (n * m);
  }

  private static double sum(Features rows, Features columns, boolean withoutDiagonal) {
    double total = 0;
    for (double block :
        PairwiseSweep.over(
            rows,
            columns,
            Form.PRODUCT,
            (first, count) -> new KernelSum(1.0 / rows.dimensions(), withoutDiagonal))) {
      total += block;
    }
    return total;
  }

  private static final class KernelSum implements RowBlock<Double> {
    private final double gamma;
    private final boolean withoutDiagonal;
    private double sum;

    KernelSum(double gamma, boolean withoutDiagonal) {
      this.gamma = gamma;
      this.withoutDiagonal = withoutDiagonal;
    }

    @Override
    public void accept(Tile tile) {
      for (int row = 0; row < tile.rows(); row++) {
        double rowSum = 0;
        int diagonal = withoutDiagonal ? tile.firstRow() + row - tile.firstColumn() : -1;
        for (int column = 0; column < tile.columns(); column++) {
          double base = tile.values()[row * tile.columns() + column] * gamma + 1;
          rowSum += column == diagonal ? 0 : base * base * base;
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
