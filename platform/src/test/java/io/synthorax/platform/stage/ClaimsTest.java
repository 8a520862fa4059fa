package io.synthorax.platform.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.store.InMemoryObjectStore;
import io.synthorax.platform.store.ObjectStore;
import java.time.Duration;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final IntFunction<String> RUN =
      attempt -> ObjectLayout.claim(new StudyId("s1"), new RunId("Normal"), attempt);
  private final ObjectStore store = new InMemoryObjectStore();
  private final Claims first = new Claims(store, Duration.ofHours(1));
  private final Claims second = new Claims(store, Duration.ofHours(1));

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
}
