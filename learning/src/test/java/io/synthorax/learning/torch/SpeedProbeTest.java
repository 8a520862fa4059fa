package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpeedProbeTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void theShortestRoundAfterTheWarmUpCounts() {
    assertThat(shortest(1, 1, 7, 5, 9, 4, 6, 8, 9)).isEqualTo(4);
  }

  @Test
  void aRoundOfSecondsIsTheLast() {
    assertThat(shortest(3 * SECOND)).isEqualTo(3 * SECOND);
  }

  @Test
  void roundsEndWhereTheyTakeTooLongTogether() {
    assertThat(shortest(SECOND, SECOND / 2, SECOND / 2)).isEqualTo(SECOND / 2);
  }

  /** Asks for no round more than there are times, or else fails. */
  private static long shortest(long... times) {
    PrimitiveIterator.OfLong rounds = LongStream.of(times).iterator();
    long shortest = SpeedProbe.shortest(rounds::nextLong);
    assertThat(rounds.hasNext()).as("rounds not asked for").isFalse();
    return shortest;
  }
}
