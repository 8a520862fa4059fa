package io.synthorax.learning.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalsTest {

  @Test
  void theValuesAreStandardNormal() {
    // Given
    float[] values = new float[200_000];

    // When
    Normals.fill(values, 42, 7);

    // Then: mean, variance, kurtosis and the share beyond two deviations
    double mean = 0;
    double square = 0;
    double fourth = 0;
    int beyond = 0;
    for (float v : values) {
      mean += v / values.length;
      square += v * v / (double) values.length;
      fourth += Math.pow(v, 4) / values.length;
      beyond += Math.abs(v) > 2 ? 1 : 0;
    }
    assertThat(mean).isCloseTo(0, within(0.01));
    assertThat(square).isCloseTo(1, within(0.02));
    assertThat(fourth).isCloseTo(3, within(0.15));
    assertThat(beyond / (double) values.length).isCloseTo(0.0455, within(0.003));
  }

  @Test
  void streamsAndSeedsAreUnrelated() {
    // Given
    float[] one = new float[10_000];
    float[] two = new float[10_000];
    float[] three = new float[10_000];

    // When
    Normals.fill(one, 1, 0);
    Normals.fill(two, 1, 1);
    Normals.fill(three, 2, 0);

    // Then
    assertThat(correlation(one, two)).isCloseTo(0, within(0.05));
    assertThat(correlation(one, three)).isCloseTo(0, within(0.05));
  }

  @Test
  void theValuesArePinned() {
    // Given: images are a function of (seed, i) for ever, so these bits must not change
    float[] values = new float[3];

    // When
    Normals.fill(values, 1, 2);

    // Then
    assertThat(values).containsExactly(PINNED);
  }

  private static final float[] PINNED = {-0.0017778672f, -2.1376238f, 0.06593145f};

  private static double correlation(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }
}
