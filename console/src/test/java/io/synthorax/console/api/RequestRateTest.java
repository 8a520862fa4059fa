package io.synthorax.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private long now = 1;
  private final RequestRate rate =
      new RequestRate(
          2,
          new TimeMeter() {
            @Override
            public long currentTimeNanos() {
              return now;
            }

            @Override
            public boolean isWallClockBased() {
              return false;
            }
          });

  @Test
  void tenSecondsWorthMayComeAtOnceAndThenTheRate() {
    // Given, When, Then
    assertThat(asksUntilRefused("a")).isEqualTo(20);
    assertThat(rate.waitSeconds("a")).isEqualTo(1);
    now += Duration.ofSeconds(3).toNanos();
    assertThat(asksUntilRefused("a")).isEqualTo(6);
  }

  @Test
  void anAddressDoesNotPayForAnother() {
    // Given
    asksUntilRefused("a");

    // When, Then
    assertThat(rate.waitSeconds("b")).isZero();
  }

  private int asksUntilRefused(String address) {
    int asked = 0;
    while (rate.waitSeconds(address) == 0) {
      asked++;
    }
    return asked;
  }
}
