package io.synthorax.learning.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DiversityTest {

  @Test
  void itIsTheMeanDeviationOfThePixels() {
    // Given two images of three pixels, one of which never changes
    byte[] pixels = {0, 50, (byte) 200, 10, 50, (byte) 220};

    // When
    double diversity = Diversity.of(pixels, 3);

    // Then
    assertThat(diversity).isCloseTo((5 + 0 + 10) / 3.0, within(1e-9));
  }

  @Test
  void theSameImageAgainAndAgainIsACollapse() {
    assertThat(Diversity.collapsed(Diversity.of(new byte[64], 16), 30)).isTrue();
    assertThat(Diversity.collapsed(20, 30)).isFalse();
    assertThatThrownBy(() -> Diversity.of(new byte[16], 16))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
