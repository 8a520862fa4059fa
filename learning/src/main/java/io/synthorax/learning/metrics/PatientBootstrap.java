package io.synthorax.learning.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Scores with 95 % percentile intervals from resampling patients, with all their images, with
 * replacement. Images of one patient resemble each other: resampling images would give intervals
 * that are too narrow.
 *
 * <p>Resample r draws the same patients for every score and every composition, so differences are
 * paired. A resample in which a class is missing is left out of the figures that need that class,
 * and counted. Of fewer than {@value #FEWEST_PATIENTS} patients there is no interval: their
 * resamples are few and alike, and would feign certainty.
 */
public final class PatientBootstrap {
  /** Patients from which on there are intervals. */
  public static final int FEWEST_PATIENTS = 10;

  private final TestImages images;
  private final int[][] patients;
  private final int resamples;
  private final long seed;

  /** At least one resample; 1,000 and more give steady ends. */
  public PatientBootstrap(TestImages images, int resamples, long seed) {
    if (resamples < 1) {
      throw new IllegalArgumentException("an interval needs resamples, not " + resamples);
    }
    this.images = images;
    this.patients = PatientImages.of(images.patients());
    this.resamples = resamples;
    this.seed = seed;
  }

  /** The mean of the score over the seeds, with the interval of that mean. */
  public Measurement score(List<SeedResult> seeds, Score score) {
    requireSameImages(seeds);
    return withInterval(weights -> meanOverSeeds(seeds, score, weights));
  }

  /** The mean over the seeds of {@code first} less that of {@code second}, paired by patient. */
  public Measurement difference(List<SeedResult> first, List<SeedResult> second, Score score) {
    requireSameImages(first);
    requireSameImages(second);
    return withInterval(
        weights -> {
          Measurement one = meanOverSeeds(first, score, weights);
          Measurement other = meanOverSeeds(second, score, weights);
          if (!one.available() || !other.available()) {
            return one.available() ? other : one;
          }
          return Measurement.of(one.value() - other.value());
        });
  }

  private interface Statistic {
    Measurement of(int[] weights);
  }

  private static Measurement meanOverSeeds(List<SeedResult> seeds, Score score, int[] weights) {
    return Measurements.mean(seeds.size(), seed -> score.of(seeds.get(seed), weights));
  }

  private Measurement withInterval(Statistic statistic) {
    Measurement all = statistic.of(images.once());
    if (!all.available() || patients.length < FEWEST_PATIENTS) {
      return all;
    }
    ToDoubleFunction<Measurement> orNaN = m -> m.available() ? m.value() : Double.NaN;
    double[] figures =
        IntStream.range(0, resamples)
            .parallel()
            .mapToDouble(resample -> orNaN.applyAsDouble(statistic.of(weights(resample))))
            .toArray();
    double[] computed = Arrays.stream(figures).filter(Double::isFinite).toArray();
    Optional<Interval> interval =
        computed.length == 0
            ? Optional.empty()
            : Optional.of(Interval.ofResamples(computed, resamples - computed.length));
    return new Measurement.Value(all.value(), interval);
  }

  /** How often each image occurs in a resample, [images]. */
  int[] weights(int resample) {
    int[] times = Draws.multiplicities(patients.length, Draws.stream(seed, resample));
    int[] weights = new int[images.count()];
    for (int patient = 0; patient < patients.length; patient++) {
      for (int image : patients[patient]) {
        weights[image] = times[patient];
      }
    }
    return weights;
  }

  private void requireSameImages(List<SeedResult> seeds) {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("a score needs the result of at least one seed");
    }
    for (SeedResult result : seeds) {
      if (!result.images().sameAs(images)) {
        throw new IllegalArgumentException("the results are not of the bootstrap's test images");
      }
    }
  }
}
