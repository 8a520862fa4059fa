package io.synthorax.standalone.process;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waiting for something to become true, with a bound. */
final class Conditions {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private Conditions() {}

  /** Whether it became true in time. */
  static boolean await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + BOUND.toNanos();
    while (System.nanoTime() < deadline) {
      if (condition.call()) {
        return true;
      }
      Thread.onSpinWait();
      java.util.concurrent.TimeUnit.MILLISECONDS.sleep(10);
    }
    return false;
  }
}
