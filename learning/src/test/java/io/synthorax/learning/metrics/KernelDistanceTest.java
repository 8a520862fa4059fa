package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KernelDistanceTest {

  @Test
  void agreesWithThreeDoubleLoops() {
    // Given
    Features real = Clouds.normal(140, 11, 0.5, 1, 1);
    Features synthesized = Clouds.normal(261, 11, 0, 1.2, 2);

    // When
    Measurement distance = KernelDistance.between(real, synthesized);

    // Then
    double naive =
        mean(real, real, true)
            + mean(synthesized, synthesized, true)
            - 2 * mean(real, synthesized, false);
    assertThat(distance.value()).isCloseTo(naive, within(1e-12));
  }

  @Test
  void isUnbiasedForEqualDistributions() {
    // Given: a biased estimator would be positive every time
    int negative = 0;

    // When
    for (int seed = 0; seed < 20; seed++) {
      Features one = Clouds.normal(40, 8, 0, 1, 2L * seed);
      Features other = Clouds.normal(40, 8, 0, 1, 2L * seed + 1);
      negative += KernelDistance.between(one, other).value() < 0 ? 1 : 0;
    }

    // Then
    assertThat(negative).isBetween(5, 18);
  }

  @Test
  void subsetsOfEverythingHaveNoSpread() {
    // Given
    Features real = Clouds.normal(30, 4, 0, 1, 1);
    Features synthesized = Clouds.normal(30, 4, 1, 1, 2);

    // When
    KernelDistance.Spread spread = KernelDistance.overSubsets(real, synthesized, 1000, 7, 5);

    // Then
    assertThat(spread.size()).isEqualTo(30);
    assertThat(spread.draws()).isEqualTo(7);
    assertThat(spread.mean().value())
        .isCloseTo(KernelDistance.between(real, synthesized).value(), within(1e-12));
    assertThat(spread.deviation().value()).isCloseTo(0, within(1e-12));
  }

  @Test
  void subsetsDependOnTheSeedOnly() {
    // Given
    Features real = Clouds.normal(200, 4, 0, 1, 1);
    Features synthesized = Clouds.normal(150, 4, 1, 1, 2);

    // When
    KernelDistance.Spread spread = KernelDistance.overSubsets(real, synthesized, 50, 20, 5);

    // Then
    assertThat(spread).isEqualTo(KernelDistance.overSubsets(real, synthesized, 50, 20, 5));
    assertThat(spread).isNotEqualTo(KernelDistance.overSubsets(real, synthesized, 50, 20, 6));
    assertThat(spread.deviation().value()).isPositive();
    assertThat(spread.mean().value())
        .isCloseTo(
            KernelDistance.between(real, synthesized).value(),
            within(2 * spread.deviation().value()));
  }

  @Test
  void subsetsOfKeptProductsAgreeWithThoseComputedAnew() {
    // Given
    Features real = Clouds.normal(300, 5, 0, 1, 1);
    Features synthesized = Clouds.normal(150, 5, 1, 1, 2);
    int[] some = {299, 3, 140, 7};
    int[] others = {149, 0, 77};

    // When
    double kept = SubsetKernels.of(real, synthesized).estimate(some, others);

    // Then
    assertThat(kept)
        .isCloseTo(
            KernelDistance.estimate(real.subset(some), synthesized.subset(others)), within(1e-12));
  }

  @Test
  void saysWhyOneImageIsNotEnough() {
    // Given
    Features real = Clouds.normal(200, 4, 0, 1, 1);
    Features synthesized = Clouds.normal(1, 4, 1, 1, 2);

    // When
    Measurement distance = KernelDistance.between(real, synthesized);

    // Then
    assertThat(distance.available()).isFalse();
    assertThat(distance.toString()).contains("at least 2 images on both sides, there are 1");
  }

  private static double mean(Features a, Features b, boolean withoutDiagonal) {
    double sum = 0;
    long pairs = 0;
    for (int i = 0; i < a.count(); i++) {
      for (int j = 0; j < b.count(); j++) {
        if (!(withoutDiagonal && i == j)) {
          sum += Math.pow(Clouds.product(a, i, b, j) / a.dimensions() + 1, 3);
          pairs++;
        }
      }
    }
    return sum / pairs;
  }
}
