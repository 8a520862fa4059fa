package io.synthorax.platform.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockWatchTest {
  private static final Instant BEFORE = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T12:00:01Z, PT0S",
    "2026-01-01T11:59:00Z, PT61S",
    "2026-01-03T12:00:01Z, PT-48H"
  })
  void comparesTheClockWithTheTimeThatPassed(Instant now, Duration putBack) {
    // Given, When
    Duration told = ClockWatch.putBack(BEFORE, now, Duration.ofSeconds(1));

    // Then
    assertThat(told).isEqualTo(putBack);
  }
}
