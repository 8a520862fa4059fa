package io.synthorax.platform.stage;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether this process was asked to end. Asked by a shutdown hook of its own: the framework's runs
 * at the same time, and waits for the very work that has to notice.
 */
@ApplicationScoped
public class Interruption {
  private volatile boolean requested;

  @PostConstruct
  void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> requested = true, "interruption"));
  }

  /** Whether to save and stop at the next step. */
  public boolean requested() {
    return requested || Thread.currentThread().isInterrupted();
  }

  /** Throws if the process was asked to end. */
  public void check() {
    if (requested()) {
      throw new StageInterrupted("the process was asked to end");
    }
  }
}
