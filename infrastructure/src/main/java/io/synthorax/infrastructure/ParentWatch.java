package io.synthorax.infrastructure;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends this JVM, by its shutdown hooks, within about a second of the end of the process that
 * started it: a launcher killed with -9 cannot tell its children.
 */
final class ParentWatch {
  private static final Duration PERIOD = Duration.ofMillis(500);

  private ParentWatch() {}

  /** Does nothing for pid 0. A parent that is gone already ends this JVM at once. */
  static void endWith(long pid) {
    if (pid == 0) {
      return;
    }
    Optional<ProcessHandle> parent = ProcessHandle.of(pid);
    Thread watch = new Thread(() -> awaitEnd(parent), "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void awaitEnd(Optional<ProcessHandle> parent) {
    try {
      // The handle remembers when the process started, so a reused pid is not taken for the parent.
      while (parent.isPresent() && parent.get().isAlive()) {
        Thread.sleep(PERIOD.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    System.exit(0);
  }
}
