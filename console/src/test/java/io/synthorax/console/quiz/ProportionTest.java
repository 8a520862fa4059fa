package io.synthorax.console.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
  /** Newcombe (1998), Statistics in Medicine 17, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
  })
  void isAsPublished(int successes, int trials, double low, double high) {
    // Given, When
    Proportion proportion = Proportion.of(successes, trials);

    // Then
    assertThat(proportion.low()).isEqualTo(low, within(5e-5));
    assertThat(proportion.high()).isEqualTo(high, within(5e-5));
  }

  @Test
  void needsATrial() {
    assertThatThrownBy(() -> Proportion.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
