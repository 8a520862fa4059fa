package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatientBootstrapTest {
  private static final Score AUROC = new Score.MeanAuroc();

  @Test
  void drawsPatientsWithAllTheirImages() {
    // Given: image i is of patient i / 4
    TestImages images = images(40, 4);

    // When
    int[] weights = new PatientBootstrap(images, 10, 3).weights(6);

    // Then
    int drawn = 0;
    for (int image = 0; image < 40; image++) {
      assertThat(weights[image]).isEqualTo(weights[image / 4 * 4]);
      drawn += weights[image];
    }
    assertThat(drawn).isEqualTo(40);
  }

  @Test
  void intervalHoldsTheScoreAndNarrowsWithMorePatients() {
    // Given
    TestImages few = images(60, 1);
    TestImages many = images(960, 1);

    // When
    Interval ofFew = interval(few, 1);
    Interval ofMany = interval(many, 1);

    // Then: sixteen times the patients, a quarter of the width
    double ratio = (ofFew.high() - ofFew.low()) / (ofMany.high() - ofMany.low());
    assertThat(ratio).isBetween(2.5, 6.5);
  }

  @Test
  void imagesOfOnePatientDoNotNarrowTheInterval() {
    // Given: every image of the second set is there eight times, of the same patient
    TestImages alone = images(60, 1);
    TestImages copied = copies(alone, 8);
    SeedResult result = result(alone, 1, 1);
    float[] probabilities = new float[60 * 8 * 2];
    for (int image = 0; image < 480; image++) {
      probabilities[2 * image] = result.probability(image / 8, 0);
      probabilities[2 * image + 1] = result.probability(image / 8, 1);
    }

    // When
    Measurement once = new PatientBootstrap(alone, 200, 3).score(List.of(result), AUROC);
    Measurement eightTimes =
        new PatientBootstrap(copied, 200, 3)
            .score(List.of(new SeedResult(copied, probabilities)), AUROC);

    // Then
    assertThat(intervalOf(eightTimes).low()).isCloseTo(intervalOf(once).low(), within(1e-12));
    assertThat(intervalOf(eightTimes).high()).isCloseTo(intervalOf(once).high(), within(1e-12));
  }

  @Test
  void scoreIsTheMeanOverSeeds() {
    // Given
    TestImages images = images(100, 1);
    SeedResult one = result(images, 1, 1);
    SeedResult two = result(images, 2, 1);

    // When
    Measurement both = new PatientBootstrap(images, 50, 3).score(List.of(one, two), AUROC);

    // Then
    double mean = (AUROC.of(one, images.once()).value() + AUROC.of(two, images.once()).value()) / 2;
    assertThat(both.value()).isCloseTo(mean, within(1e-15));
  }

  @Test
  void pairedDifferenceOfEqualResultsIsExactlyZero() {
    // Given
    TestImages images = images(100, 2);
    List<SeedResult> results = List.of(result(images, 1, 1), result(images, 2, 1));

    // When
    Measurement difference =
        new PatientBootstrap(images, 100, 3).difference(results, results, AUROC);

    // Then
    assertThat(difference.value()).isZero();
    assertThat(intervalOf(difference)).isEqualTo(new Interval(0, 0, 100, 0));
  }

  @Test
  void pairedDifferenceFindsTheBetterOne() {
    // Given
    TestImages images = images(300, 1);
    List<SeedResult> sharp = List.of(result(images, 1, 0.3), result(images, 2, 0.3));
    List<SeedResult> blurred = List.of(result(images, 3, 3), result(images, 4, 3));

    // When
    Measurement difference = new PatientBootstrap(images, 300, 3).difference(sharp, blurred, AUROC);

    // Then
    assertThat(intervalOf(difference).low()).isPositive();
    assertThat(difference.value()).isPositive();
  }

  @Test
  void resamplesWithoutAClassAreSkippedAndCounted() {
    // Given: only one of ten patients has the second class, so a draw misses it with 0.9 to the 10
    TestImages images = oneOfTheSecondClass(10);
    SeedResult result = result(images, 1, 1);

    // When
    Measurement score = new PatientBootstrap(images, 2000, 3).score(List.of(result), AUROC);

    // Then
    Interval interval = intervalOf(score);
    assertThat(interval.resamples() + interval.skipped()).isEqualTo(2000);
    assertThat(interval.skipped() / 2000.0).isCloseTo(Math.pow(0.9, 10), within(0.04));
  }

  @Test
  void fewerThanTenPatientsHaveNoInterval() {
    // Given
    TestImages images = oneOfTheSecondClass(9);

    // When
    Measurement score =
        new PatientBootstrap(images, 100, 3).score(List.of(result(images, 1, 1)), AUROC);

    // Then
    assertThat(score).isEqualTo(Measurement.of(score.value()));
  }

  /** An image of each patient. */
  private static TestImages oneOfTheSecondClass(int patients) {
    int[] labels = new int[patients];
    labels[0] = 1;
    return new TestImages(2, labels, IntStream.range(0, patients).toArray());
  }

  @Test
  void missingClassIsAReasonNotANumber() {
    // Given
    TestImages images = new TestImages(3, new int[] {0, 1}, new int[] {1, 2});
    SeedResult result = new SeedResult(images, new float[] {1, 0, 0, 0, 1, 0});

    // When
    Measurement score =
        new PatientBootstrap(images, 10, 3).score(List.of(result), new Score.BalancedAccuracy());

    // Then
    assertThat(score).isEqualTo(Measurement.unavailable("there is no test image of class 2"));
  }

  @Test
  void threadsDoNotChangeTheFigures() throws Exception {
    // Given
    TestImages images = images(120, 2);
    List<SeedResult> results = List.of(result(images, 1, 1));
    ForkJoinPool alone = new ForkJoinPool(1);

    // When
    Measurement onOne =
        alone.submit(() -> new PatientBootstrap(images, 200, 3).score(results, AUROC)).get();
    alone.shutdown();

    // Then
    assertThat(onOne).isEqualTo(new PatientBootstrap(images, 200, 3).score(results, AUROC));
    assertThat(onOne).isNotEqualTo(new PatientBootstrap(images, 200, 4).score(results, AUROC));
  }

  @Test
  void refusesResultsOfOtherImages() {
    // Given
    SeedResult result = result(images(10, 1), 1, 1);
    PatientBootstrap bootstrap = new PatientBootstrap(images(12, 1), 10, 3);

    // When, Then
    assertThatThrownBy(() -> bootstrap.score(List.of(result), AUROC))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Interval interval(TestImages images, long seed) {
    return intervalOf(
        new PatientBootstrap(images, 400, 3).score(List.of(result(images, seed, 1)), AUROC));
  }

  private static Interval intervalOf(Measurement measured) {
    return ((Measurement.Value) measured).interval().orElseThrow();
  }

  /** Two classes in turn, so many images of each patient. */
  private static TestImages images(int count, int perPatient) {
    int[] labels = new int[count];
    int[] patients = new int[count];
    for (int image = 0; image < count; image++) {
      labels[image] = image % 2;
      patients[image] = 100 + image / perPatient;
    }
    return new TestImages(2, labels, patients);
  }

  private static TestImages copies(TestImages images, int times) {
    int[] labels = new int[images.count() * times];
    int[] patients = new int[labels.length];
    for (int image = 0; image < labels.length; image++) {
      labels[image] = images.labels()[image / times];
      patients[image] = images.patients()[image / times];
    }
    return new TestImages(images.classes(), labels, patients);
  }

  /** Probabilities that follow the label, less so the more noise there is. */
  private static SeedResult result(TestImages images, long seed, double noise) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] probabilities = new float[images.count() * 2];
    for (int image = 0; image < images.count(); image++) {
      double logit = images.labels()[image] - 0.5 + noise * random.nextGaussian();
      float second = (float) (1 / (1 + Math.exp(-logit)));
      probabilities[2 * image] = 1 - second;
      probabilities[2 * image + 1] = second;
    }
    return new SeedResult(images, probabilities);
  }
}
