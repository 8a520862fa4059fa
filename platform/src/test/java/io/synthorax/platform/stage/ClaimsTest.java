package io.synthorax.platform.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.store.InMemoryObjectStore;
import io.synthorax.platform.store.ObjectStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final StudyId STUDY = new StudyId("s1");
  private static final RunId RUN = new RunId("Normal");
  private final ObjectStore store = new InMemoryObjectStore();
  private final Claims first = new Claims(store, Duration.ofHours(1));
  private final Claims second = new Claims(store, Duration.ofHours(1));

  @Test
  void runIsClaimedByOneWorker() {
    assertThat(first.tryClaim(STUDY, RUN)).isPresent();

    assertThat(second.tryClaim(STUDY, RUN)).isEmpty();
  }

  @Test
  void releasedRunIsTheNextAttempt() {
    first.tryClaim(STUDY, RUN).orElseThrow().release();

    assertThat(second.tryClaim(STUDY, RUN).orElseThrow().attempt()).isEqualTo("2");
  }

  @Test
  void leaseThatRanOutMayBeTakenAndItsHolderNotices() {
    Claims hasty = new Claims(store, Duration.ZERO);
    Claims.Held lost = hasty.tryClaim(STUDY, RUN).orElseThrow();

    assertThat(second.tryClaim(STUDY, RUN)).isPresent();

    assertThatThrownBy(lost::renew)
        .isInstanceOf(StageInterrupted.class)
        .hasMessageContaining("taken over");
  }

  @Test
  void ownClaimOfAnEarlierTryIsNoObstacle() {
    first.tryClaim(STUDY, RUN);

    assertThat(first.tryClaim(STUDY, RUN)).isPresent();
  }
}
