package io.synthorax.learning.gan;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Augmentation;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AugmentationDrawsTest {
  private static final int IMAGES = 400;
  private static final int SIZE = 32;

  @Test
  void theyAreAFunctionOfTheKeyAndDifferFromImageToImage() {
    // Given
    var draws = new AugmentationDraws(EnumSet.allOf(Augmentation.class), SIZE);

    // When
    float[] some = draws.of(8, 5);

    // Then
    assertThat(draws.of(8, 5)).isEqualTo(some);
    assertThat(draws.of(8, 6)).isNotEqualTo(some);
    assertThat(some[0]).isNotEqualTo(some[AugmentationDraws.VALUES]);
  }

  @Test
  void theyFillTheirRanges() {
    // Given
    var draws = new AugmentationDraws(EnumSet.allOf(Augmentation.class), SIZE);

    // When
    float[] many = draws.of(IMAGES, 5);

    // Then: of contrast, brightness, two directions, two corners of a square of half the size
    double[][] ranges = {{0.5, 1.5}, {-0.5, 0.5}, {-4, 4}, {-4, 4}, {-8, 24}, {-8, 24}, {16, 16}};
    for (int value = 0; value < AugmentationDraws.VALUES; value++) {
      double least = Double.MAX_VALUE;
      double most = -Double.MAX_VALUE;
      for (int i = 0; i < IMAGES; i++) {
        least = Math.min(least, many[i * AugmentationDraws.VALUES + value]);
        most = Math.max(most, many[i * AugmentationDraws.VALUES + value]);
      }
      double width = ranges[value][1] - ranges[value][0];
      assertThat(least).isBetween(ranges[value][0], ranges[value][0] + width / 20);
      assertThat(most).isBetween(ranges[value][1] - width / 20, ranges[value][1]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotChosenIsLeftAlone(Augmentation only) {
    // Given
    float[] nothing = new AugmentationDraws(Set.of(), SIZE).of(1, 5);
    float[] everything = new AugmentationDraws(EnumSet.allOf(Augmentation.class), SIZE).of(1, 5);

    // When
    float[] one = new AugmentationDraws(Set.of(only), SIZE).of(1, 5);

    // Then
    for (int value = 0; value < AugmentationDraws.VALUES; value++) {
      assertThat(one[value]).isEqualTo(owner(value) == only ? everything[value] : nothing[value]);
    }
    assertThat(nothing).startsWith(1, 0, 0, 0).endsWith(0);
  }

  private static Augmentation owner(int value) {
    return switch (value) {
      case 0 -> Augmentation.CONTRAST;
      case 1 -> Augmentation.BRIGHTNESS;
      case 2, 3 -> Augmentation.TRANSLATION;
      default -> Augmentation.CUTOUT;
    };
  }
}
