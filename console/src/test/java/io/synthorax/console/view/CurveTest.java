package io.synthorax.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

  @Test
  void staysBoundedHoweverLongTheRunAndKeepsTheLastEpoch() {
    // Given
    Curve curve = new Curve();

    // When
    for (int epoch = 1; epoch <= 100_001; epoch++) {
      curve.add(point(epoch));
    }

    // Then
    List<CurvePoint> points = curve.points();
    assertThat(points.size()).isBetween(Curve.MOST / 4, Curve.MOST + 1);
    assertThat(points.get(points.size() - 1).epoch()).isEqualTo(100_001);
    assertThat(points).extracting(CurvePoint::epoch).isSorted();
  }

  @Test
  void takesAnEpochThatIsToldTwiceOnce() {
    // Given
    Curve curve = new Curve();
    curve.add(point(2));
    curve.add(point(1));

    // When
    curve.add(point(2));

    // Then
    assertThat(curve.points()).extracting(CurvePoint::epoch).containsExactly(1, 2);
  }

  private static CurvePoint point(int epoch) {
    return new CurvePoint(epoch, epoch * 1024L, 1, 1, 0.5, 0.5, 80);
  }
}
