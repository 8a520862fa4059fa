package io.synthorax.trainer;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts the time in which a run holds the processor, lap by lap. */
final class TrainingClock {
  private final LongSupplier nanos;
  private long lapStart;

  /** Starts the first lap; {@code nanos} never goes back. */
  TrainingClock(LongSupplier nanos) {
    this.nanos = nanos;
    this.lapStart = nanos.getAsLong();
  }

  long nanos() {
    return nanos.getAsLong();
  }

  /** The time since the last lap ended; the next one begins. */
  Duration lap() {
    long now = nanos.getAsLong();
    Duration lap = Duration.ofNanos(now - lapStart);
    lapStart = now;
    return lap;
  }
}
