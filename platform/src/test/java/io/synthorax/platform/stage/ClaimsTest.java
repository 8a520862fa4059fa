package io.synthorax.platform.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.Claim;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.store.InMemoryObjectStore;
import io.synthorax.platform.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final IntFunction<String> RUN =
      attempt -> ObjectLayout.claim(new StudyId("s1"), new RunId("Normal"), attempt);
  private final ObjectStore store = new InMemoryObjectStore();
  private static final Duration LEASE = Duration.ofHours(1);
  private final Claims first = new Claims(store, LEASE);
  private final Claims second = new Claims(store, LEASE);

  @Test
  void runIsClaimedByOneWorker() {
    assertThat(first.tryClaim(RUN)).isPresent();

    assertThat(second.tryClaim(RUN)).isEmpty();
  }

  @Test
  void releasedRunIsTheNextAttempt() {
    first.tryClaim(RUN).orElseThrow().release();

    assertThat(second.tryClaim(RUN).orElseThrow().attempt()).isEqualTo("2");
  }

  @Test
  void leaseThatRanOutMayBeTakenAndItsHolderNotices() {
    Claims hasty = new Claims(store, Duration.ZERO);
    Claims.Held lost = hasty.tryClaim(RUN).orElseThrow();

    assertThat(second.tryClaim(RUN)).isPresent();

    assertThatThrownBy(lost::renew)
        .isInstanceOf(StageInterrupted.class)
        .hasMessageContaining("taken over");
  }

  @Test
  void ownClaimOfAnEarlierTryIsNoObstacle() {
    first.tryClaim(RUN);

    assertThat(first.tryClaim(RUN)).isPresent();
  }

  @Test
  void claimFromTheFutureIsTakenOnceItIsNotRenewedForALease() {
    // Given one whose clock goes two days ahead
    long[] passed = {0};
    Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofDays(2));
    Claims.Held held = new Claims(store, LEASE, ahead, () -> passed[0]).tryClaim(RUN).orElseThrow();
    Claims watching = new Claims(store, LEASE, Clock.systemUTC(), () -> passed[0]);

    // When, Then it lives as long as it is renewed
    assertThat(watching.tryClaim(RUN)).isEmpty();
    passed[0] += LEASE.toNanos();
    held.renew();
    assertThat(watching.tryClaim(RUN)).isEmpty();
    passed[0] += LEASE.toNanos();
    assertThat(watching.tryClaim(RUN)).isEmpty();
    passed[0]++;
    assertThat(watching.tryClaim(RUN)).isPresent();
  }

  @Test
  void claimIsRenewedAlthoughTheClockIsPutBack() {
    // Given
    long[] passed = {0};
    Instant[] now = {Instant.parse("2026-01-03T00:00:00Z")};
    Claims putBack = new Claims(store, LEASE, () -> now[0], () -> passed[0]);
    Claims.Held held = putBack.tryClaim(RUN).orElseThrow();

    // When
    now[0] = now[0].minus(Duration.ofDays(2));
    passed[0] += LEASE.toNanos();
    held.renew();

    // Then
    Claim claim = Json.read(store.find(RUN.apply(1)).orElseThrow(), Claim.class);
    assertThat(claim.until()).isEqualTo(now[0].plus(LEASE));
  }
}
