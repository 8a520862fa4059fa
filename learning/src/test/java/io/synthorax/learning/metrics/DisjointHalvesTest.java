package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DisjointHalvesTest {

  @Test
  void shareNoImageAndLoseNone() {
    // Given
    Features numbers = numbers(11);

    // When
    DisjointHalves halves = DisjointHalves.of(numbers, 3);

    // Then
    assertThat(halves.first().count()).isEqualTo(6);
    assertThat(halves.second().count()).isEqualTo(5);
    Set<Float> all = values(halves.first());
    all.addAll(values(halves.second()));
    assertThat(all).hasSize(11);
    assertThat(halves.first().values())
        .isNotEqualTo(DisjointHalves.of(numbers, 4).first().values());
  }

  @Test
  void keepPatientsTogether() {
    // Given: image i is of patient i / 3
    int[] patients = new int[30];
    for (int image = 0; image < 30; image++) {
      patients[image] = image / 3;
    }

    // When
    DisjointHalves halves = DisjointHalves.ofPatients(numbers(30), patients, 3);

    // Then
    assertThat(halves.first().count()).isEqualTo(15);
    assertThat(halves.second().count()).isEqualTo(15);
    Set<Integer> first = new HashSet<>();
    values(halves.first()).forEach(image -> first.add(image.intValue() / 3));
    assertThat(values(halves.second())).noneMatch(image -> first.contains(image.intValue() / 3));
  }

  /** Image i has the one feature i. */
  private static Features numbers(int count) {
    float[] values = new float[count];
    for (int image = 0; image < count; image++) {
      values[image] = image;
    }
    return new Features(count, 1, values);
  }

  private static Set<Float> values(Features features) {
    Set<Float> values = new HashSet<>();
    for (float value : features.values()) {
      values.add(value);
    }
    return values;
  }
}
