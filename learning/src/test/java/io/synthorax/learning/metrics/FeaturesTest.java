package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ContractViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesTest {

  @Test
  void keepsRowsInOrder() {
    // Given
    Features features = Features.of(new float[][] {{1, 2}, {3, 4}, {5, 6}});

    // When
    Features chosen = features.subset(new int[] {2, 0, 2});

    // Then
    assertThat(chosen.count()).isEqualTo(3);
    assertThat(chosen.values()).containsExactly(5, 6, 1, 2, 5, 6);
    assertThat(features.row(1)).containsExactly(3, 4);
    assertThat(features.at(2, 1)).isEqualTo(6);
  }

  @Test
  void concatenates() {
    // Given
    Features one = Features.of(new float[][] {{1, 2}});
    Features two = Features.of(new float[][] {{3, 4}, {5, 6}});

    // When
    Features both = Features.concatenated(List.of(one, two));

    // Then
    assertThat(both.count()).isEqualTo(3);
    assertThat(both.values()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void namesImageAndFeatureThatAreNotFinite() {
    // When, Then
    assertThatThrownBy(() -> Features.of(new float[][] {{1, 2}, {3, Float.NaN}}))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("feature 1 of image 1 is NaN, not a finite number");
    assertThatThrownBy(() -> Features.of(new float[][] {{Float.NEGATIVE_INFINITY}}))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("feature 0 of image 0");
  }

  @Test
  void refusesRowsOfDifferentLengths() {
    // When, Then
    assertThatThrownBy(() -> Features.of(new float[][] {{1, 2}, {3}}))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("image 1 has 1 features, image 0 has 2");
  }

  @Test
  void refusesAnArrayOfTheWrongLength() {
    // When, Then
    assertThatThrownBy(() -> new Features(2, 3, new float[5]))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("2 x 3 features need 6 values, got 5");
  }

  @Test
  void refusesToCompareDifferentDimensions() {
    // Given
    Features narrow = Clouds.normal(10, 3, 0, 1, 1);
    Features wide = Clouds.normal(10, 4, 0, 1, 1);

    // When, Then
    assertThatThrownBy(() -> DistributionScores.of(narrow, wide, 3))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("features of 3 and of 4 dimensions cannot be compared");
  }
}
