package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnClassMarginTest {
  private static final List<ImageSet> REAL =
      List.of(cloud(120, 0, 1), cloud(90, 2, 2), cloud(60, 4, 3));

  @Test
  void isPositiveWhereTheOwnClassIsNearest() {
    // Given
    Features synthesized = Clouds.normal(80, 8, 1.9, 1, 4);

    // When
    OwnClassMargin margin = OwnClassMargin.of(synthesized, REAL, 1, 300, 5);

    // Then
    Interval interval = interval(margin.margin());
    assertThat(margin.nearest()).isEqualTo(1);
    assertThat(margin.rank().value()).isEqualTo(1);
    assertThat(interval(margin.rank()).high()).isEqualTo(1);
    assertThat(interval.low()).isPositive();
    assertThat(margin.margin().value()).isBetween(interval.low(), interval.high());
    assertThat(interval.resamples()).isEqualTo(300);
  }

  @Test
  void isNegativeWhereAnotherClassIsNearer() {
    // Given
    Features synthesized = Clouds.normal(80, 8, 1.9, 1, 4);

    // When
    OwnClassMargin margin = OwnClassMargin.of(synthesized, REAL, 2, 300, 5);

    // Then
    assertThat(margin.nearest()).isEqualTo(1);
    assertThat(margin.rank().value()).isGreaterThan(1);
    assertThat(margin.margin().value()).isNegative();
    assertThat(margin.margin()).isEqualTo(OwnClassMargin.of(synthesized, REAL, 2, 300, 5).margin());
  }

  @Test
  void fewImagesDoNotMoveTheIntervalBesideTheTruth() {
    // Given a frequent and a rare class at the same true distance of 1, and 32 dimensions, in which
    // the centroid of 16 images lies 1.4 away from the true one by chance alone
    int covered = 0;
    double mean = 0;
    int studies = 60;
    for (int study = 0; study < studies; study++) {
      ImageSet own = ImageSet.independent(Clouds.normal(16, 32, 1 / Math.sqrt(32), 1, 7 + study));
      ImageSet other =
          ImageSet.independent(Clouds.normal(400, 32, -1 / Math.sqrt(32), 1, 700 + study));
      Features synthesized = Clouds.normal(100, 32, 0, 1, 7000 + study);

      // When
      Measurement margin =
          OwnClassMargin.of(synthesized, List.of(own, other), 0, 200, study).margin();

      // Then
      mean += margin.value() / studies;
      covered += interval(margin).low() <= 0 && interval(margin).high() >= 0 ? 1 : 0;
    }
    assertThat(mean).isCloseTo(0, within(0.12));
    assertThat(covered).isGreaterThanOrEqualTo(53);
  }

  @Test
  void imagesOfOnePatientAreNoFurtherEvidence() {
    // Given every image five times, once as five patients' and once as one patient's
    Features one = Clouds.normal(30, 8, 1, 1, 21);
    Features five = one.subset(IntStream.range(0, 150).map(i -> i / 5).toArray());
    ImageSet asPatients = new ImageSet(five, IntStream.range(0, 150).map(i -> i / 5).toArray());
    Features synthesized = Clouds.normal(200, 8, 1, 1, 22);
    ImageSet other = cloud(200, 3, 23);

    // When
    Interval byImage =
        interval(
            OwnClassMargin.of(synthesized, List.of(ImageSet.independent(five), other), 0, 400, 5)
                .margin());
    Interval byPatient =
        interval(OwnClassMargin.of(synthesized, List.of(asPatients, other), 0, 400, 5).margin());

    // Then
    assertThat(byPatient.high() - byPatient.low())
        .isGreaterThan(1.3 * (byImage.high() - byImage.low()));
  }

  @Test
  void resamplesAreMeansOfPatientsDrawnWithReplacement() {
    // Given patients of two images each
    Features cloud = Clouds.normal(300, 5, 1, 1, 8);
    ImageSet set = new ImageSet(cloud, IntStream.range(0, 300).map(i -> i / 2).toArray());

    // When
    double[][] centroids = Centroids.resampled(set, 70, 9);

    // Then
    for (int resample = 0; resample < 70; resample++) {
      SplittableRandom random = Draws.stream(9, resample);
      int[] times = Draws.multiplicities(150, random);
      for (int at = 0; at < 5; at++) {
        double sum = 0;
        for (int image = 0; image < 300; image++) {
          sum += (double) times[image / 2] * cloud.at(image, at);
        }
        assertThat(centroids[resample][at]).isCloseTo(sum / 300, within(1e-12));
      }
    }
  }

  private static ImageSet cloud(int count, double center, long seed) {
    return ImageSet.independent(Clouds.normal(count, 8, center, 1, seed));
  }

  private static Interval interval(Measurement measured) {
    return ((Measurement.Value) measured).interval().orElseThrow();
  }
}
