package io.synthorax.platform.stage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether the work of this process moves: the long jobs beat at every step. */
@ApplicationScoped
public class Heartbeat {
  private final Duration patience;
  private final AtomicInteger working = new AtomicInteger();
  private volatile long lastBeat = System.nanoTime();

  public Heartbeat(
      @ConfigProperty(name = "synthorax.heartbeat.patience", defaultValue = "PT15M")
          Duration patience) {
    this.patience = patience;
  }

  /** Says that the work moves: called at every step of a long job. */
  public void beat() {
    lastBeat = System.nanoTime();
  }

  /** Marks that a record is being worked on, until closed. */
  public Busy busy() {
    beat();
    working.incrementAndGet();
    return () -> {
      beat();
      working.decrementAndGet();
    };
  }

  /** False if a record is being worked on and nothing has moved for too long. */
  boolean moves() {
    return working.get() == 0 || silence().compareTo(patience) < 0;
  }

  int working() {
    return working.get();
  }

  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastBeat);
  }

  /** A record that is being worked on. */
  public interface Busy extends AutoCloseable {
    @Override
    void close();
  }
}
