package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExtractorTest {
  @Test
  void aBalancedAccuracyOfFewImagesHasAWideInterval() {
    // Given
    Extractor extractor = extractor(0.3);
    // When
    Figure quality = extractor.quality(7).orElseThrow();
    // Then 1.96 / 2 * sqrt(0.25 / 4 + 0.25 / 16)
    assertThat(quality.value().orElseThrow()).isEqualTo(0.7);
    assertThat(quality.low().orElseThrow()).isCloseTo(0.7 - 0.27391, offset(1e-5));
    assertThat(quality.high().orElseThrow()).isCloseTo(0.7 + 0.27391, offset(1e-5));
    assertThat(quality.count()).isEqualTo(20);
  }

  @Test
  void anIntervalStaysAShare() {
    assertThat(extractor(0.02).quality(7).orElseThrow().high().orElseThrow()).isEqualTo(1);
    assertThat(extractor(0.98).quality(7).orElseThrow().low().orElseThrow()).isZero();
  }

  private static Extractor extractor(double validationError) {
    var counts = new TreeMap<>(Map.of(Part.VALIDATION, Map.of(Fixture.LEFT, 4, Fixture.RIGHT, 16)));
    var card =
        new ExtractorCard(
            null,
            40,
            128,
            OptionalDouble.empty(),
            OptionalDouble.of(validationError),
            1,
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(),
            counts,
            Optional.empty());
    return new Extractor(new ExtractorSpecification.ResNet(), card, null, null);
  }
}
