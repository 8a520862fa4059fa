package io.synthorax.learning.metrics;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far figures of two sets vary by chance. Drawing with replacement would compare images with
 * their own copies, so subsamples without replacement are drawn, of the same share f of the
 * patients of both sides: the deviation of their figures, times sqrt(f / (1 - f)), estimates that
 * of the whole (delete-d jackknife, Shao and Wu, 1989).
 */
public final class SubsampledDeviation {
  private static final int DRAWS = 40;
  private static final double LARGEST_SHARE = 0.5;
  private static final int LARGEST_SUBSAMPLE = 400;
  private static final int FEWEST_PATIENTS = 4;

  private final double[][] draws; // [draw][figure], NaN where a subsample had too few images
  private final double scale;

  private SubsampledDeviation(double[][] draws, double scale) {
    this.draws = draws;
    this.scale = scale;
  }

  /** Figures of two sets. */
  @FunctionalInterface
  public interface Figures {
    /** Always as many; NaN for what cannot be computed. */
    double[] of(Features real, Features other);
  }

  /** Empty with fewer than four patients (or independent images) on a side. */
  public static Optional<SubsampledDeviation> of(
      ImageSet real, ImageSet other, Figures figures, long seed) {
    if (Math.min(real.patientCount(), other.patientCount()) < FEWEST_PATIENTS) {
      return Optional.empty();
    }
    double largest = Math.max(real.patientCount(), other.patientCount());
    double share = Math.min(LARGEST_SHARE, LARGEST_SUBSAMPLE / largest);
    double[][] draws =
        IntStream.range(0, DRAWS)
            .parallel()
            .mapToObj(
                draw -> {
                  var random = Draws.stream(seed, draw);
                  return figures.of(
                      real.ofSomePatients(share, random), other.ofSomePatients(share, random));
                })
            .toArray(double[][]::new);
    return Optional.of(new SubsampledDeviation(draws, Math.sqrt(share / (1 - share))));
  }

  /**
   * A figure's value with its 95 % interval, which does not reach beyond what is possible; as it is
   * where a subsample had too few images for the figure. An interval that it has already is only
   * widened: that of a share has a width even where no subsample differs.
   */
  public Measurement around(Measurement whole, int figure, double lowest, double highest) {
    double sum = 0;
    double squares = 0;
    for (double[] draw : draws) {
      sum += draw[figure] / DRAWS;
    }
    for (double[] draw : draws) {
      squares += (draw[figure] - sum) * (draw[figure] - sum);
    }
    double reach = Interval.NORMAL_95 * scale * Math.sqrt(squares / (DRAWS - 1));
    if (!whole.available() || !Double.isFinite(reach)) {
      return whole;
    }
    Measurement.Value value = (Measurement.Value) whole;
    double low = value.interval().map(Interval::low).orElse(value.value());
    double high = value.interval().map(Interval::high).orElse(value.value());
    return new Measurement.Value(
        value.value(),
        Optional.of(
            new Interval(
                Math.max(lowest, Math.min(low, value.value() - reach)),
                Math.min(highest, Math.max(high, value.value() + reach)),
                DRAWS,
                0)));
  }
}
