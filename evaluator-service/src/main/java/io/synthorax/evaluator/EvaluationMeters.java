package io.synthorax.evaluator;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.StudyId;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The names of what evaluation measures, tagged by study and class: the figures of the checkpoint
 * that was evaluated last, and what became of checkpoints and classes.
 */
final class EvaluationMeters {
  /** Studies whose gauges are shown: those of earlier ones would be kept for ever. */
  private static final int STUDIES = 16;

  private static final String PRIVACY = "synthorax.evaluation.privacy";
  private static final String SELECTIONS = "synthorax.selections";

  private final MeterRegistry registry;
  private final Map<StudyId, Map<Tags, Shown>> gauges = new LinkedHashMap<>();

  /** A gauge with its source, which the registry would hold only weakly. */
  private record Shown(Gauge gauge, AtomicReference<Double> value) {}

  /** Every outcome is there from the start: what appears at 1 has not increased. */
  EvaluationMeters(MeterRegistry registry) {
    this.registry = registry;
    for (PrivacyCheck.Verdict verdict : PrivacyCheck.Verdict.values()) {
      registry.counter(PRIVACY, "verdict", verdict.name());
    }
    registry.counter(SELECTIONS, "outcome", "selected");
    registry.counter(SELECTIONS, "outcome", "none");
  }

  MetricsComputed time(BatchSynthesized batch, Supplier<MetricsComputed> evaluation) {
    long start = System.nanoTime();
    MetricsComputed computed = evaluation.get();
    registry
        .timer(
            "synthorax.evaluation", "study", batch.study().value(), "class", batch.label().value())
        .record(Duration.ofNanos(System.nanoTime() - start));
    computed
        .privacy()
        .ifPresent(
            check -> registry.counter(PRIVACY, "verdict", check.verdict().name()).increment());
    return computed;
  }

  /** The figures of the checkpoint that was evaluated last, and its epoch, as gauges. */
  void show(BatchSynthesized batch, MetricsComputed evaluation) {
    Tags tags = Tags.of("class", batch.label().value());
    show(
        batch.study(),
        "synthorax.evaluation.epoch",
        tags.and("run", batch.run().value()),
        batch.checkpoint().epoch());
    for (Figure figure : evaluation.figures()) {
      figure
          .value()
          .ifPresent(
              value ->
                  show(
                      batch.study(),
                      "synthorax.evaluation.figure",
                      tags.and("run", batch.run().value(), "figure", figure.name()),
                      value));
    }
  }

  /** The epoch of the selected checkpoint as a gauge, and that a class has one, or none. */
  void selected(GeneratorSelected selected) {
    String outcome = selected.batch().isPresent() ? "selected" : "none";
    registry.counter(SELECTIONS, "outcome", outcome).increment();
    selected
        .batch()
        .ifPresent(
            batch ->
                show(
                    selected.study(),
                    "synthorax.selection.epoch",
                    Tags.of("class", selected.label().value(), "run", batch.run().value()),
                    batch.checkpoint().epoch()));
  }

  private synchronized void show(StudyId study, String name, Tags tags, double value) {
    gauges
        .computeIfAbsent(study, s -> new HashMap<>())
        .computeIfAbsent(tags.and("name", name), t -> register(study, name, tags))
        .value()
        .set(value);
    if (gauges.size() > STUDIES) {
      StudyId eldest = gauges.keySet().iterator().next();
      gauges.remove(eldest).values().forEach(shown -> registry.remove(shown.gauge()));
    }
  }

  private Shown register(StudyId study, String name, Tags tags) {
    var value = new AtomicReference<>(Double.NaN);
    Gauge gauge =
        Gauge.builder(name, value, AtomicReference::get)
            .tags(tags.and("study", study.value()))
            .register(registry);
    return new Shown(gauge, value);
  }
}
