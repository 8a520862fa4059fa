package io.synthorax.standalone.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How often a child that dies is started again: at most {@code most} times within {@code within},
 * after a pause that doubles from one death to the next and falls back once the deaths are past.
 */
public final class RestartPolicy {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final int most;
  private final Duration within;
  private final Duration firstPause;
  private final Deque<Instant> deaths = new ArrayDeque<>();

  public RestartPolicy(int most, Duration within, Duration firstPause) {
    this.most = most;
    this.within = within;
    this.firstPause = firstPause;
  }

  /** Five times in ten minutes, half a second after the first death. */
  public static RestartPolicy standard() {
    return new RestartPolicy(5, Duration.ofMinutes(10), Duration.ofMillis(500));
  }

  /** The pause before the next start, or nothing when the child has died too often. */
  Optional<Duration> afterDeath(Instant now) {
    while (!deaths.isEmpty() && deaths.peekFirst().isBefore(now.minus(within))) {
      deaths.removeFirst();
    }
    if (deaths.size() >= most) {
      return Optional.empty();
    }
    Duration pause = firstPause.multipliedBy(1L << deaths.size());
    deaths.addLast(now);
    return Optional.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  @Override
  public String toString() {
    return most + " times in " + within.toMinutes() + " min";
  }
}
