package io.synthorax.console.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.console.retraining.Facts.Verdict;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.RetrainingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration QUIET = Duration.ofMinutes(10);
  private static final Duration WEEK = Duration.ofDays(7);
  private static final RetrainingPolicy POLICY = new RetrainingPolicy(50, Optional.of(WEEK), QUIET);

  @Test
  void enoughNewScansAreWaitedForUntilNothingComesAnyMore() {
    // Given
    Facts facts = facts(50, false);
    // When
    Verdict early = facts.judge(POLICY, START.plus(QUIET).minusMillis(1));
    Verdict due = facts.judge(POLICY, START.plus(QUIET));
    // Then
    assertThat(early.due()).isFalse();
    assertThat(early.reason()).contains("waits until nothing comes");
    assertThat(due).isEqualTo(new Verdict(true, "50 new labelled scans"));
  }

  @Test
  void oneNewScanIsEnoughAfterAWeekAndNoneNeverIs() {
    // Given, When, Then
    assertThat(facts(1, false).judge(POLICY, START.plus(WEEK).minusMillis(1)).due()).isFalse();
    assertThat(facts(1, false).judge(POLICY, START.plus(WEEK)).due()).isTrue();
    assertThat(facts(0, false).judge(POLICY, START.plus(WEEK.multipliedBy(9))).due()).isFalse();
    RetrainingPolicy withoutTime = new RetrainingPolicy(50, Optional.empty(), QUIET);
    assertThat(facts(49, false).judge(withoutTime, START.plus(WEEK)).due()).isFalse();
  }

  @Test
  void aWithdrawalIsEnoughWithoutAnythingNew() {
    // Given, When
    Verdict verdict = facts(0, true).judge(POLICY, START.plus(QUIET));
    // Then
    assertThat(verdict.due()).isTrue();
    assertThat(verdict.reason()).contains("withdrawn");
  }

  @Test
  void aClassThatAPartLacksIsWaitedForAndNamed() {
    // Given
    Facts facts =
        new Facts(99, Optional.of(START), Optional.of(START), false, Map.of(Ward.EDEMA, Part.TEST));
    // When
    Verdict verdict = facts.judge(POLICY, START.plus(WEEK));
    // Then
    assertThat(verdict.due()).isFalse();
    assertThat(verdict.reason()).contains("Pulmonary_Edema", "test");
  }

  private static Facts facts(int newScans, boolean withdrawn) {
    return new Facts(newScans, Optional.of(START), Optional.of(START), withdrawn, Map.of());
  }
}
