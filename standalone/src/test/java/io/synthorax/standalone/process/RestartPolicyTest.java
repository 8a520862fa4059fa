package io.synthorax.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final RestartPolicy policy =
      new RestartPolicy(2, Duration.ofMinutes(10), Duration.ofSeconds(1));

  @Test
  void givesUpAfterTheLastAllowedDeath() {
    // Given
    assertThat(policy.afterDeath(START)).contains(Duration.ofSeconds(1));
    assertThat(policy.afterDeath(START.plusSeconds(5))).contains(Duration.ofSeconds(2));

    // When
    var third = policy.afterDeath(START.plusSeconds(10));

    // Then
    assertThat(third).isEmpty();
  }

  @Test
  void forgetsDeathsThatAreLongPast() {
    // Given
    policy.afterDeath(START);
    policy.afterDeath(START.plusSeconds(5));

    // When
    var third = policy.afterDeath(START.plus(Duration.ofMinutes(11)));

    // Then
    assertThat(third).contains(Duration.ofSeconds(1));
  }
}
