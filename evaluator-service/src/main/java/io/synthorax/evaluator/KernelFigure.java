package io.synthorax.evaluator;

import io.synthorax.contracts.Figure;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.KernelDistance;
import io.synthorax.learning.metrics.Measurement;
import java.util.SplittableRandom;

/**
 * The unbiased kernel distance with a 95 % interval over images.
 *
 * <p>Drawing with replacement would compare images with their own copies, so the interval is from
 * random subsamples without replacement of the same fraction f of both sides: the deviation of
 * their distances, times sqrt(f / (1 - f)), estimates the deviation of the whole (delete-d
 * jackknife, Shao and Wu, 1989). Images of one patient count as independent, so it is too narrow
 * where patients have several.
 */
final class KernelFigure {
  private static final int SUBSAMPLES = 40;
  private static final int LARGEST_SUBSAMPLE = 400;
  private static final int FEWEST_FOR_AN_INTERVAL = 4;
  private static final double NORMAL_95 = 1.96;

  private KernelFigure() {}

  /** Its count is the number of images on the second side. */
  static Figure of(String name, Features real, Features other, long seed) {
    Measurement whole = KernelDistance.between(real, other);
    if (!whole.available() || Math.min(real.count(), other.count()) < FEWEST_FOR_AN_INTERVAL) {
      return whole.named(name, other.count(), seed);
    }
    double reach = NORMAL_95 * deviation(real, other, seed);
    double value = whole.value();
    return Double.isFinite(reach)
        ? Figure.of(name, value, value - reach, value + reach, other.count(), seed)
        : whole.named(name, other.count(), seed);
  }

  private static double deviation(Features real, Features other, long seed) {
    double fraction =
        Math.min(0.5, (double) LARGEST_SUBSAMPLE / Math.max(real.count(), other.count()));
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    double squares = 0;
    for (int draw = 0; draw < SUBSAMPLES; draw++) {
      double distance =
          KernelDistance.between(
                  Sample.of(real, atLeastTwo(fraction * real.count()), random),
                  Sample.of(other, atLeastTwo(fraction * other.count()), random))
              .value();
      sum += distance;
      squares += distance * distance;
    }
    double mean = sum / SUBSAMPLES;
    double variance = Math.max(0, (squares - sum * mean) / (SUBSAMPLES - 1));
    return Math.sqrt(variance * fraction / (1 - fraction));
  }

  private static int atLeastTwo(double size) {
    return Math.max(2, (int) Math.round(size));
  }
}
