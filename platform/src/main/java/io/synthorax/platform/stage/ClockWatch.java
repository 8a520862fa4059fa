package io.synthorax.platform.stage;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/**
 * Ends this process when the machine's clock is put back: Kafka's client waits by the time of day,
 * and would wait for as long as the clock went back. Whoever watches the process starts it again.
 */
@ApplicationScoped
class ClockWatch {
  private static final Logger LOG = Logger.getLogger(ClockWatch.class);
  private static final int CLOCK_PUT_BACK = 76;
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** So long a wait harms nobody. */
  private static final Duration TOLERANCE = Duration.ofSeconds(10);

  void watch(@Observes StartupEvent started) {
    Thread watch = new Thread(ClockWatch::look, "clock-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Both clocks at one moment. */
  private record Reading(Instant time, long nanos) {
    /** Again where this thread was kept waiting in between: a starved process is no odd clock. */
    static Reading take(Clock clock) {
      while (true) {
        long before = System.nanoTime();
        Instant time = clock.instant();
        if (System.nanoTime() - before < LOOK_EVERY.toNanos()) {
          return new Reading(time, before);
        }
      }
    }
  }

  private static void look() {
    Clock clock = Clock.systemUTC();
    Reading before = Reading.take(clock);
    while (true) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      Reading now = Reading.take(clock);
      Duration passed = Duration.ofNanos(now.nanos() - before.nanos());
      Duration back = putBack(before.time(), now.time(), passed);
      if (back.compareTo(TOLERANCE) > 0) {
        LOG.warnf("the clock was put back by %s: this process ends, to be started anew", back);
        // As when it is killed: everything of value is in the store.
        Runtime.getRuntime().halt(CLOCK_PUT_BACK);
      }
      before = now;
    }
  }

  /** How much less time the clock says than has passed. */
  static Duration putBack(Instant before, Instant now, Duration passed) {
    return passed.minus(Duration.between(before, now));
  }
}
