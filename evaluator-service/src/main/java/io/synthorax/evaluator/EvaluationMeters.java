package io.synthorax.evaluator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.Part;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The names of what evaluation measures about itself, tagged by study and class. */
final class EvaluationMeters {
  private final MeterRegistry registry;
  private final Map<Tags, AtomicReference<Double>> distances = new ConcurrentHashMap<>();

  EvaluationMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  MetricsComputed time(BatchSynthesized batch, Supplier<MetricsComputed> evaluation) {
    long start = System.nanoTime();
    MetricsComputed computed = evaluation.get();
    registry
        .timer("synthorax.evaluation", tags(batch))
        .record(Duration.ofNanos(System.nanoTime() - start));
    return computed;
  }

  /** The kernel distance of the checkpoint that was evaluated last, as a gauge. */
  void show(BatchSynthesized batch, MetricsComputed evaluation) {
    FigureName.findKernel(evaluation.figures(), Part.VALIDATION)
        .ifPresent(figure -> distance(tags(batch)).set(figure.value().getAsDouble()));
  }

  /** The registry holds a gauge's source only weakly. */
  private AtomicReference<Double> distance(Tags tags) {
    return distances.computeIfAbsent(
        tags,
        these -> {
          var distance = new AtomicReference<>(0.0);
          registry.gauge("synthorax.evaluation.kernel.distance", these, distance, d -> d.get());
          return distance;
        });
  }

  private static Tags tags(BatchSynthesized batch) {
    return Tags.of("study", batch.study().value(), "class", batch.label().value());
  }
}
