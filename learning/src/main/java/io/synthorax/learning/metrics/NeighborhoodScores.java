package io.synthorax.learning.metrics;

import io.synthorax.learning.metrics.PairwiseSweep.Form;
import io.synthorax.learning.metrics.PairwiseSweep.RowBlock;
import io.synthorax.learning.metrics.PairwiseSweep.Tile;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Precision and recall (Kynkäänniemi et al., 2019), density and coverage (Naeem et al., 2020): the
 * neighborhood of an image is the open ball that reaches to its k-th nearest neighbor in its own
 * set. Shares have Wilson's interval, which takes the images as independent.
 *
 * @param precision share of synthesized images inside a real image's neighborhood: fidelity
 * @param recall share of real images inside a synthesized image's neighborhood: diversity
 * @param density real neighborhoods that a synthesized image lies in, over k; may exceed 1
 * @param coverage share of real images with a synthesized image in their neighborhood
 */
public record NeighborhoodScores(
    Measurement precision, Measurement recall, Measurement density, Measurement coverage) {

  /** All four, in one pass over the pairs; unavailable unless both sets have more than k images. */
  public static NeighborhoodScores of(Features real, Features synthesized, int k) {
    real.requireSameDimensions(synthesized);
    int fewest = Math.min(real.count(), synthesized.count());
    if (fewest <= k) {
      Measurement reason =
          Measurement.unavailable(
              "neighborhoods of the %d nearest need more than %d images on both sides, there are %d"
                  .formatted(k, k, fewest));
      return new NeighborhoodScores(reason, reason, reason, reason);
    }
    double[] realRadii = NearestNeighbors.withinSet(real, k).farthest();
    double[] synthesizedRadii = NearestNeighbors.withinSet(synthesized, k).farthest();
    return count(real, synthesized, realRadii, synthesizedRadii, k);
  }

  private static NeighborhoodScores count(
      Features real, Features synthesized, double[] realRadii, double[] synthesizedRadii, int k) {
    AtomicIntegerArray balls = new AtomicIntegerArray(synthesized.count());
    List<Inside> blocks =
        PairwiseSweep.over(
            real,
            synthesized,
            Form.SQUARED_DISTANCE,
            (first, rows) -> new Inside(realRadii, synthesizedRadii, balls, rows));
    long recalled = 0;
    long covered = 0;
    for (Inside block : blocks) {
      recalled += count(block.recalled);
      covered += count(block.covered);
    }
    long precise = 0;
    long hits = 0;
    for (int image = 0; image < synthesized.count(); image++) {
      precise += balls.get(image) > 0 ? 1 : 0;
      hits += balls.get(image);
    }
    return new NeighborhoodScores(
        Measurement.share(precise, synthesized.count()),
        Measurement.share(recalled, real.count()),
        Measurement.of((double) hits / k / synthesized.count()),
        Measurement.share(covered, real.count()));
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  /** Who lies in whose neighborhood, for one block of real images. */
  private static final class Inside implements RowBlock<Inside> {
    private final double[] realRadii;
    private final double[] synthesizedRadii;
    private final AtomicIntegerArray balls;
    private final boolean[] recalled;
    private final boolean[] covered;

    Inside(double[] realRadii, double[] synthesizedRadii, AtomicIntegerArray balls, int rows) {
      this.realRadii = realRadii;
      this.synthesizedRadii = synthesizedRadii;
      this.balls = balls;
      this.recalled = new boolean[rows];
      this.covered = new boolean[rows];
    }

    @Override
    public void accept(Tile tile) {
      for (int row = 0; row < tile.rows(); row++) {
        double radius = realRadii[tile.firstRow() + row];
        for (int column = 0; column < tile.columns(); column++) {
          int image = tile.firstColumn() + column;
          double distance = Math.sqrt(tile.values()[row][column]);
          if (distance < radius) {
            balls.incrementAndGet(image);
            covered[row] = true;
          }
          recalled[row] |= distance < synthesizedRadii[image];
        }
      }
    }

    @Override
    public Inside result() {
      return this;
    }
  }
}
