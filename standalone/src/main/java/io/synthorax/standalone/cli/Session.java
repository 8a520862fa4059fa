package io.synthorax.standalone.cli;

import io.synthorax.standalone.platform.Platform;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time in which the platform runs for a command. Ctrl-C and SIGTERM stop the platform and end
 * the process; a platform that fails interrupts the command.
 */
final class Session implements AutoCloseable {
  private final Platform platform;
  private final Thread command = Thread.currentThread();
  private final Thread stop = new Thread(this::stopOnSignal, "stop");
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private volatile boolean signalled;

  Session(Platform platform) {
    this.platform = platform;
    Runtime.getRuntime().addShutdownHook(stop);
    Thread watch = new Thread(this::awaitFailure, "failure-watch");
    watch.setDaemon(true);
    watch.start();
  }

  Platform platform() {
    return platform;
  }

  /** Runs the command's work; what the platform died of, if it did, is thrown instead. */
  <T> T call(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (Exception e) {
      if (signalled) {
        awaitExit();
      }
      if (failure.get() != null) {
        throw failure.get();
      }
      throw e;
    }
  }

  /** Returns never, but throws what the platform dies of. */
  void stayUp() throws Exception {
    call(
        () -> {
          Thread.sleep(Long.MAX_VALUE);
          return null;
        });
  }

  @Override
  public void close() throws IOException {
    if (signalled) {
      awaitExit();
    }
    platform.close();
    Runtime.getRuntime().removeShutdownHook(stop);
  }

  private void stopOnSignal() {
    signalled = true;
    System.out.println();
    System.out.println("Stopping; the same command goes on where it was.");
    command.interrupt();
    try {
      platform.close();
    } catch (IOException e) {
      System.err.println("synthorax: " + e.getMessage());
    }
  }

  private void awaitFailure() {
    try {
      platform.failure().join();
    } catch (CompletionException e) {
      failure.set(e.getCause() instanceof RuntimeException cause ? cause : e);
      command.interrupt();
    }
  }

  /** The exit code belongs to the signal: the JVM ends with it as soon as the hook is done. */
  private static void awaitExit() {
    while (true) {
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        continue;
      }
    }
  }
}
