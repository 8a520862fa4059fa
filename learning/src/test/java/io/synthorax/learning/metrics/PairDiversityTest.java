package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairDiversityTest {
  private static final StructuralSimilarity PROTOCOL = StructuralSimilarity.of(16);

  @Test
  void oneImageAgainAndAgainIsNotDiverse() {
    // Given
    float[][] rows = new float[10][];
    Arrays.fill(rows, noise(1, 1).row(0));
    // When
    PairDiversity diversity = PairDiversity.of(Features.of(rows), PROTOCOL, 1);
    // Then
    assertThat(diversity.similarity().value()).isCloseTo(1, within(1e-9));
    assertThat(diversity.pairs()).isEqualTo(5);
  }

  @Test
  void isTheMeanOverPairsWithAnIntervalAroundIt() {
    // Given
    Features noise = noise(60, 3);
    // When
    PairDiversity diversity = PairDiversity.of(noise, PROTOCOL, 1);
    // Then
    Measurement.Value value = (Measurement.Value) diversity.similarity();
    Interval interval = value.interval().orElseThrow();
    assertThat(value.value()).isBetween(0.0, 0.3);
    assertThat(interval.low()).isLessThan(value.value());
    assertThat(interval.high()).isGreaterThan(value.value());
    assertThat(PairDiversity.of(noise, PROTOCOL, 1)).isEqualTo(diversity);
    assertThat(PairDiversity.of(noise, PROTOCOL, 2)).isNotEqualTo(diversity);
  }

  @Test
  void noMorePairsThanNeededAreCompared() {
    assertThat(PairDiversity.of(noise(500, 3), PROTOCOL, 1).pairs()).isEqualTo(200);
  }

  @Test
  void threeImagesAreTooFew() {
    assertThat(PairDiversity.of(noise(3, 3), PROTOCOL, 1).similarity())
        .isEqualTo(Measurement.unavailable("diversity needs 4 images, there are 3"));
  }

  private static Features noise(int images, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[images * 256];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) random.nextDouble();
    }
    return new Features(images, 256, values);
  }
}
