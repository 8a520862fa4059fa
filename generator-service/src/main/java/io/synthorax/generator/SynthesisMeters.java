package io.synthorax.generator;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.synthorax.contracts.BatchSynthesized;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** The names of what synthesis measures about itself, tagged by study and class. */
final class SynthesisMeters {
  private final MeterRegistry registry;
  private final Map<Tags, AtomicReference<Double>> speeds = new ConcurrentHashMap<>();

  SynthesisMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A synthesis, which may find the generator unusable. */
  @FunctionalInterface
  interface Synthesis {
    BatchSynthesized run() throws UnusableGenerator;
  }

  /** Runs a synthesis; only one that succeeds is counted. */
  BatchSynthesized time(SynthesisJob job, Synthesis synthesis) throws UnusableGenerator {
    long start = System.nanoTime();
    BatchSynthesized batch = synthesis.run();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    Tags tags = Tags.of("study", job.study().value(), "class", job.label().value());
    registry.timer("synthorax.synthesis", tags).record(taken);
    registry.counter("synthorax.synthesis.images", tags).increment(batch.count());
    speed(tags).set(batch.count() / Math.max(1e-9, taken.toNanos() / 1e9));
    return batch;
  }

  /** The gauge of the last batch's speed; the registry holds its source only weakly. */
  private AtomicReference<Double> speed(Tags tags) {
    return speeds.computeIfAbsent(
        tags,
        these -> {
          var speed = new AtomicReference<>(0.0);
          registry.gauge("synthorax.synthesis.images.per.second", these, speed, s -> s.get());
          return speed;
        });
  }
}
