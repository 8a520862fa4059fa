package io.synthorax.platform.stage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Liveness from the work itself: DOWN when a record is being worked on and nothing has moved for
 * too long.
 */
@Liveness
@ApplicationScoped
public class Heartbeat implements HealthCheck {
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

  @Override
  public HealthCheckResponse call() {
    Duration silent = Duration.ofNanos(System.nanoTime() - lastBeat);
    return HealthCheckResponse.named("work moves")
        .status(working.get() == 0 || silent.compareTo(patience) < 0)
        .withData("working", working.get())
        .withData("secondsSinceLastStep", silent.toSeconds())
        .build();
  }

  /** A record that is being worked on. */
  public interface Busy extends AutoCloseable {
    @Override
    void close();
  }
}
