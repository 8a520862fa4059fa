package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class OwnClassMarginTest {
  private static final List<Features> REAL =
      List.of(
          Clouds.normal(120, 8, 0, 1, 1),
          Clouds.normal(90, 8, 2, 1, 2),
          Clouds.normal(60, 8, 4, 1, 3));

  @Test
  void isPositiveWhereTheOwnClassIsNearest() {
    // Given
    Features synthesized = Clouds.normal(80, 8, 1.9, 1, 4);

    // When
    OwnClassMargin margin = OwnClassMargin.of(synthesized, REAL, 1, 300, 5);

    // Then
    Interval interval = ((Measurement.Value) margin.margin()).interval().orElseThrow();
    assertThat(margin.nearest()).isEqualTo(1);
    assertThat(margin.rank()).isEqualTo(1);
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
    assertThat(margin.rank()).isGreaterThan(1);
    assertThat(margin.margin().value()).isNegative();
    assertThat(margin.margin()).isEqualTo(OwnClassMargin.of(synthesized, REAL, 2, 300, 5).margin());
  }

  @Test
  void resamplesAreMeansOfImagesDrawnWithReplacement() {
    // Given
    Features cloud = Clouds.normal(300, 5, 1, 1, 8);

    // When
    double[][] centroids = Centroids.resampled(cloud, 70, 9);

    // Then
    for (int resample = 0; resample < 70; resample++) {
      int[] times = Draws.multiplicities(300, Draws.stream(9, resample));
      for (int at = 0; at < 5; at++) {
        double sum = 0;
        for (int image = 0; image < 300; image++) {
          sum += (double) times[image] * cloud.at(image, at);
        }
        assertThat(centroids[resample][at]).isCloseTo(sum / 300, within(1e-12));
      }
    }
  }
}
