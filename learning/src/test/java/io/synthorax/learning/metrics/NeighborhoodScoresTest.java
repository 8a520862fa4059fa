package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NeighborhoodScoresTest {

  /** Swapped arguments anywhere turn this one round. */
  @Test
  void tightClusterInsideWideCloudHasHighPrecisionAndLowRecall() {
    // Given
    Features real = Clouds.normal(400, 16, 0, 1, 1);
    Features synthesized = Clouds.normal(300, 16, 0, 0.05, 2);

    // When
    NeighborhoodScores scores = NeighborhoodScores.of(real, synthesized, 5);

    // Then
    assertThat(scores.precision().value()).isGreaterThan(0.95);
    assertThat(scores.recall().value()).isLessThan(0.05);
    assertThat(scores.coverage().value()).isLessThan(0.9);
  }

  @Test
  void wideCloudAroundTightClusterHasLowPrecisionAndHighRecall() {
    // Given
    Features real = Clouds.normal(300, 16, 0, 0.05, 2);
    Features synthesized = Clouds.normal(400, 16, 0, 1, 1);

    // When
    NeighborhoodScores scores = NeighborhoodScores.of(real, synthesized, 5);

    // Then
    assertThat(scores.precision().value()).isLessThan(0.05);
    assertThat(scores.recall().value()).isGreaterThan(0.95);
  }

  @Test
  void agreesWithTheDefinitions() {
    // Given
    Features real = Clouds.normal(200, 6, 0, 1, 3);
    Features synthesized = Clouds.normal(270, 6, 0.7, 0.8, 4);
    int k = 3;

    // When
    NeighborhoodScores scores = NeighborhoodScores.of(real, synthesized, k);

    // Then
    double[] realRadii = radii(real, k);
    double[] synthesizedRadii = radii(synthesized, k);
    int precise = 0;
    int hits = 0;
    for (int s = 0; s < synthesized.count(); s++) {
      int balls = 0;
      for (int r = 0; r < real.count(); r++) {
        balls += Clouds.squaredDistance(real, r, synthesized, s) < realRadii[r] ? 1 : 0;
      }
      precise += balls > 0 ? 1 : 0;
      hits += balls;
    }
    int recalled = 0;
    int covered = 0;
    for (int r = 0; r < real.count(); r++) {
      boolean inBall = false;
      double nearest = Double.POSITIVE_INFINITY;
      for (int s = 0; s < synthesized.count(); s++) {
        double distance = Clouds.squaredDistance(real, r, synthesized, s);
        inBall |= distance < synthesizedRadii[s];
        nearest = Math.min(nearest, distance);
      }
      recalled += inBall ? 1 : 0;
      covered += nearest < realRadii[r] ? 1 : 0;
    }
    assertThat(scores.precision().value()).isEqualTo(precise / 270.0);
    assertThat(scores.recall().value()).isEqualTo(recalled / 200.0);
    assertThat(scores.density().value()).isEqualTo((double) hits / k / 270.0);
    assertThat(scores.coverage().value()).isEqualTo(covered / 200.0);
  }

  @Test
  void needsMoreImagesThanNeighbors() {
    // Given
    Features real = Clouds.normal(50, 4, 0, 1, 1);
    Features synthesized = Clouds.normal(5, 4, 0, 1, 2);

    // When
    NeighborhoodScores scores = NeighborhoodScores.of(real, synthesized, 5);

    // Then
    assertThat(scores.recall())
        .isEqualTo(
            Measurement.unavailable(
                "neighborhoods of the 5 nearest need more than 5 images on both sides, there are 5"));
  }

  /** Squared distance to the k-th nearest other vector. */
  private static double[] radii(Features cloud, int k) {
    double[] radii = new double[cloud.count()];
    for (int i = 0; i < cloud.count(); i++) {
      double[] distances = new double[cloud.count()];
      for (int j = 0; j < cloud.count(); j++) {
        distances[j] = Clouds.squaredDistance(cloud, i, cloud, j);
      }
      Arrays.sort(distances); // the first is the vector itself
      radii[i] = distances[k];
    }
    return radii;
  }
}
