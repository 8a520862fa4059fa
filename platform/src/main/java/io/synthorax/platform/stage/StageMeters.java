package io.synthorax.platform.stage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** The meters {@code synthorax.stage*}: what becomes of records, and how long the work takes. */
final class StageMeters {
  private final MeterRegistry registry;

  StageMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** What became of a record, or of a try. */
  enum Outcome {
    DONE,
    /** Of another version. */
    IGNORED,
    /** A try that found broker or store unreachable; others follow. */
    UNREACHABLE,
    DEAD_LETTER;

    private String tag() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Every outcome is there from a stage's first record on: what appears at 1 has not increased. */
  void know(String stage) {
    for (Outcome outcome : Outcome.values()) {
      registry.counter("synthorax.stage.records", "stage", stage, "outcome", outcome.tag());
    }
  }

  void count(String stage, Outcome outcome) {
    registry
        .counter("synthorax.stage.records", "stage", stage, "outcome", outcome.tag())
        .increment();
  }

  /** Counts a record that is done, with the time of the try that succeeded. */
  void done(String stage, Duration taken) {
    Timer.builder("synthorax.stage")
        .tag("stage", stage)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofMillis(1))
        .maximumExpectedValue(Duration.ofHours(12))
        .register(registry)
        .record(taken);
    count(stage, Outcome.DONE);
  }
}
