package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoxPlotTest {

  @Test
  void hasFiveNumbersAndOutliers() {
    // Given
    double[] sample = {9, 1, 5, 3, 7, 2, 6, 20, -4};

    // When
    BoxPlot box = BoxPlot.of(sample);

    // Then: sorted -4 1 2 3 5 6 7 9 20, so the quartiles are 2, 5, 7 and the reach is 7.5
    assertThat(box.lowQuartile()).isEqualTo(2);
    assertThat(box.median()).isEqualTo(5);
    assertThat(box.highQuartile()).isEqualTo(7);
    assertThat(box.lowWhisker()).isEqualTo(-4);
    assertThat(box.highWhisker()).isEqualTo(9);
    assertThat(box.outliers()).containsExactly(20);
    assertThat(box.count()).isEqualTo(9);
  }

  @Test
  void interpolatesQuartiles() {
    // When
    BoxPlot box = BoxPlot.of(new double[] {4, 1, 3, 2});

    // Then
    assertThat(box.lowQuartile()).isEqualTo(1.75);
    assertThat(box.median()).isEqualTo(2.5);
    assertThat(box.highQuartile()).isEqualTo(3.25);
  }

  @Test
  void ofOneValueIsThatValue() {
    // When
    BoxPlot box = BoxPlot.of(new double[] {8});

    // Then
    assertThat(box.lowWhisker()).isEqualTo(8);
    assertThat(box.highWhisker()).isEqualTo(8);
    assertThat(box.outliers()).isEmpty();
  }

  @Test
  void ofNothingIsRefused() {
    // When, Then
    assertThatThrownBy(() -> BoxPlot.of(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
