package io.synthorax.classifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0.00",
        "0.5|0.500",
        "0.00012|1.2e\u221204",
        "9.99|9.99",
        "41.23|41.2",
        "412.3|412",
        "41234|41,234",
        "-3.5|\u22123.50"
      })
  void plainNumbersHaveThreeSignificantDigits(double value, String expected) {
    // When
    String text = Numbers.plain(value);
    // Then
    assertThat(text).isEqualTo(expected);
  }

  @Test
  void intervalsStandInBrackets() {
    // Given
    Figure figure = Figure.of("auroc", 0.7342, 0.61, 0.85, 20, 1);
    // When
    String text = Numbers.percent(figure);
    // Then
    assertThat(text).isEqualTo("73.4 [61.0, 85.0]");
  }

  @Test
  void differencesAlwaysHaveTheirSign() {
    // Given
    Figure figure = Figure.of("gain", 0.012, -0.005, 0.03, 20, 1);
    // When
    String text = Numbers.points(figure);
    // Then
    assertThat(text).isEqualTo("+1.2 [\u22120.5, +3.0]");
  }

  @Test
  void whatCouldNotBeComputedIsNoNumber() {
    // Given
    Figure figure = Figure.unavailable("auroc", "no image", 0, 1);
    // When
    String text = Numbers.percent(figure);
    // Then
    assertThat(text).isEqualTo("n/a");
  }

  @Test
  void axesHaveRoundTicksWithinTheirRange() {
    // Given
    var axis = new Axis(37.2, 51.9, 0, 100);
    // When
    var ticks = axis.ticks(6);
    // Then
    assertThat(ticks).containsExactly(37.5, 40.0, 42.5, 45.0, 47.5, 50.0);
    assertThat(axis.at(37.2)).isZero();
    assertThat(axis.at(51.9)).isEqualTo(100);
  }
}
