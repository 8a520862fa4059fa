package io.synthorax.standalone.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.TrainingSpecification;
import org.junit.jupiter.api.Test;

class NetworkSizeTest {
  @Test
  void agreesWithThePapersNetworks() {
    // Given
    TrainingSpecification paper = TrainingSpecification.paper(new Resolution(256), 1);

    // When
    NetworkSize size = NetworkSize.of(paper);

    // Then: 13.3 and 11.2 million weights
    assertThat(size.generator()).isCloseTo(13_300_000L, within(50_000L));
    assertThat(size.discriminator()).isCloseTo(11_200_000L, within(50_000L));
  }
}
