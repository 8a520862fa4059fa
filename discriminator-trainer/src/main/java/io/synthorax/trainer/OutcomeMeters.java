package io.synthorax.trainer;

import io.micrometer.core.instrument.MeterRegistry;
import io.synthorax.contracts.TrainingEnded;

/** The counter {@code synthorax.training.ended}, by how a run ended here. */
final class OutcomeMeters {
  private final MeterRegistry registry;

  /** Every outcome is there from the start: what appears at 1 has not increased. */
  OutcomeMeters(MeterRegistry registry) {
    this.registry = registry;
    for (TrainingEnded.Outcome outcome : TrainingEnded.Outcome.values()) {
      registry.counter("synthorax.training.ended", "outcome", outcome.name());
    }
  }

  void count(TrainingEnded ended) {
    registry.counter("synthorax.training.ended", "outcome", ended.outcome().name()).increment();
  }
}
