package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.Figure;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasurementTest {

  @Test
  void isNeverNaN() {
    // When
    Measurement measured = Measurement.of(Double.NaN);

    // Then
    assertThat(measured.available()).isFalse();
    assertThatThrownBy(() -> new Measurement.Value(Double.NaN, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void becomesAFigureWithItsInterval() {
    // Given
    Measurement measured = new Measurement.Value(0.7, Optional.of(new Interval(0.6, 0.8, 990, 10)));

    // When
    Figure figure = measured.named("auroc", 120, 42);

    // Then
    assertThat(figure).isEqualTo(Figure.of("auroc", 0.7, 0.6, 0.8, 120, 42));
  }

  @Test
  void figuresAreNamedByTheirProtocol() {
    // Given
    DistributionScores scores =
        DistributionScores.of(Clouds.normal(9, 3, 0, 1, 1), Clouds.normal(4, 3, 0, 1, 2), 5);

    // When
    List<Figure> figures = scores.figures("autoencoder", 42);

    // Then
    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly(
            "fd-autoencoder-n4",
            "kd-autoencoder-n4",
            "precision-autoencoder-k5-n4",
            "recall-autoencoder-k5-n4",
            "density-autoencoder-k5-n4",
            "coverage-autoencoder-k5-n4");
    assertThat(figures.get(0).value()).isPresent();
    assertThat(figures.get(2).value()).isEmpty();
    assertThat(figures.get(2).unavailable()).isPresent();
  }
}
