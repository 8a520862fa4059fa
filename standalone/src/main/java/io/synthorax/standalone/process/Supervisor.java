package io.synthorax.standalone.process;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Starts groups of children one after the other, the children of a group at once, keeps them
 * running, and stops them in the opposite order.
 */
public final class Supervisor implements AutoCloseable {
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Supervision supervision;
  private final ProcessRegister register;
  private final Consumer<String> notices;
  private final List<List<SupervisedChild>> groups = new ArrayList<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();
  private boolean closed;

  /** {@code notices} receives a sentence whenever a child is started again. */
  public Supervisor(Supervision supervision, ProcessRegister register, Consumer<String> notices) {
    this.supervision = supervision;
    this.register = register;
    this.notices = notices;
  }

  /**
   * Returns once all of them are ready. Throws {@link ChildFailed} as soon as one is known not to
   * become so; the others then keep running until {@link #close}.
   */
  public void start(List<ChildCommand> commands) {
    List<SupervisedChild> group = launch(commands);
    CompletableFuture<?>[] ready =
        group.stream().map(SupervisedChild::firstReady).toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.anyOf(CompletableFuture.allOf(ready), failure).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof ChildFailed failed ? failed : e;
    }
  }

  /**
   * Fails with {@link ChildFailed} when a child does not start or is given up; never completes
   * otherwise.
   */
  public CompletableFuture<Void> failure() {
    return failure;
  }

  private synchronized List<SupervisedChild> launch(List<ChildCommand> commands) {
    if (closed) {
      throw new ChildFailed("The launcher is stopping");
    }
    List<SupervisedChild> group = new ArrayList<>();
    for (ChildCommand command : commands) {
      SupervisedChild child =
          new SupervisedChild(
              command, supervision, http, register, notices, failure::completeExceptionally);
      group.add(child);
      child.start();
    }
    groups.add(group);
    return group;
  }

  /** Stops the children of the last group at once, then those of the group before it. */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    Collections.reverse(groups);
    for (List<SupervisedChild> group : groups) {
      List<Thread> stops = group.stream().map(Supervisor::stopInBackground).toList();
      for (Thread stop : stops) {
        joinUninterruptibly(stop);
      }
    }
    register.clear();
  }

  private static Thread stopInBackground(SupervisedChild child) {
    Thread thread = new Thread(child::stop, "stop");
    thread.start();
    return thread;
  }

  private static void joinUninterruptibly(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
