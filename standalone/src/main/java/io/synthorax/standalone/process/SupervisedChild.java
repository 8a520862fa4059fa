package io.synthorax.standalone.process;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Keeps one child running. Its first start must succeed; once it has been ready, it is started
 * again whenever it dies or says that it is dead, as its policy allows.
 */
final class SupervisedChild {
  private static final int LAST_LINES = 25;
  private static final int CHECKS_FAILED_IN_A_ROW = 3;

  private final ChildCommand command;
  private final RestartPolicy policy;
  private final Duration betweenChecks;
  private final HttpClient http;
  private final ProcessRegister register;
  private final Consumer<String> notices;
  private final Consumer<ChildFailed> failures;
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile Child current;

  SupervisedChild(
      ChildCommand command,
      Supervision supervision,
      HttpClient http,
      ProcessRegister register,
      Consumer<String> notices,
      Consumer<ChildFailed> failures) {
    this.command = command;
    this.policy = supervision.policy().get();
    this.betweenChecks = supervision.betweenChecks();
    this.http = http;
    this.register = register;
    this.notices = notices;
    this.failures = failures;
    this.thread = new Thread(this::run, "supervisor-" + command.name());
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Completes when the child is ready for the first time; fails with {@link ChildFailed}. */
  CompletableFuture<Void> firstReady() {
    return firstReady;
  }

  /** Returns once the process has ended; it gets its grace first. */
  void stop() {
    stopping = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Child child = current;
    if (child != null) {
      child.stop();
    }
  }

  private void run() {
    try {
      keepRunning();
      stopped();
    } catch (InterruptedException e) {
      stopped();
    } catch (ChildFailed e) {
      fail(e);
    } catch (IOException e) {
      // An interrupted write looks like a broken one.
      if (stopping) {
        stopped();
        return;
      }
      fail(new ChildFailed("The " + command.name() + " cannot be started: " + e.getMessage()));
    }
  }

  private void keepRunning() throws IOException, InterruptedException {
    while (!stopping) {
      Child child = launch();
      if (child.awaitReady()) {
        firstReady.complete(null);
        watch(child);
      } else if (!firstReady.isDone()) {
        throw failure("did not start" + how(child));
      }
      String how = how(child);
      if (child.isAlive()) {
        child.stop();
      }
      pauseOrGiveUp(how);
    }
  }

  private Child launch() throws IOException {
    Child child = Child.start(command, http);
    current = child;
    register.started(command.name(), child.handle());
    return child;
  }

  private void watch(Child child) throws InterruptedException {
    int failed = 0;
    while (!child.awaitEnd(betweenChecks)) {
      failed = child.saysItIsDead() ? failed + 1 : 0;
      if (failed == CHECKS_FAILED_IN_A_ROW) {
        return;
      }
    }
  }

  private void pauseOrGiveUp(String how) throws InterruptedException {
    Optional<Duration> pause = policy.afterDeath(Instant.now());
    if (pause.isEmpty()) {
      throw failure("died more than " + policy + how);
    }
    notices.accept("The %s ended%s; it is started again.".formatted(command.name(), how));
    Thread.sleep(pause.get().toMillis());
  }

  private String how(Child child) {
    return child.isAlive() ? " (it no longer answers)" : " (exit code " + child.exitCode() + ")";
  }

  private ChildFailed failure(String what) {
    return new ChildFailed(
        "The %s %s. The end of %s:%n%s"
            .formatted(
                command.name(), what, command.log(), LogTail.lastLines(command.log(), LAST_LINES)));
  }

  private void stopped() {
    firstReady.completeExceptionally(new ChildFailed("The " + command.name() + " was stopped"));
  }

  private void fail(ChildFailed failure) {
    firstReady.completeExceptionally(failure);
    failures.accept(failure);
  }
}
