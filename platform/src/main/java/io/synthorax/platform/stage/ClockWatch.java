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

  private static void look() {
    Clock clock = Clock.systemUTC();
    Instant time = clock.instant();
    long nanos = System.nanoTime();
    while (true) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      Instant now = clock.instant();
      long nanosNow = System.nanoTime();
      Duration back = putBack(time, now, Duration.ofNanos(nanosNow - nanos));
      if (back.compareTo(TOLERANCE) > 0) {
        LOG.warnf("the clock was put back by %s: this process ends, to be started anew", back);
        // As when it is killed: everything of value is in the store.
        Runtime.getRuntime().halt(CLOCK_PUT_BACK);
      }
      time = now;
      nanos = nanosNow;
    }
  }

  /** How much less time the clock says than has passed. */
  static Duration putBack(Instant before, Instant now, Duration passed) {
    return passed.minus(Duration.between(before, now));
  }
}
