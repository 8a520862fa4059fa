package io.synthorax.trainer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.TrainRequested;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The meters of one run: {@code synthorax.training.*}, by study and class (or {@code all}). The
 * gauges are there while it trains: what has ended has no speed any more.
 */
final class TrainingMeters implements AutoCloseable {
  private final MeterRegistry registry;
  private final List<Gauge> gauges = new ArrayList<>();
  private final Timer steps;
  private final Counter images;
  private volatile EpochFinished latest;

  TrainingMeters(MeterRegistry registry, TrainRequested request) {
    this.registry = registry;
    Tags tags = Tags.of("study", request.study().value(), "class", request.run().value());
    steps =
        Timer.builder("synthorax.training.step")
            .tags(tags)
            .publishPercentileHistogram()
            .register(registry);
    images = registry.counter("synthorax.training.images", tags);
    gauge(tags, "discriminator.loss", EpochFinished::discriminatorLoss);
    gauge(tags, "generator.loss", EpochFinished::generatorLoss);
    gauge(tags, "real.probability", EpochFinished::realProbability);
    gauge(tags, "synthesized.probability", EpochFinished::synthesizedProbability);
    gauge(tags, "diversity", epoch -> epoch.diversity().orElse(Double.NaN));
    gauge(tags, "images.per.second", EpochFinished::imagesPerSecond);
    gauge(tags, "fraction", EpochFinished::fraction);
    gauge(tags, "remaining.seconds", EpochFinished::remainingSeconds);
  }

  void step(Duration duration, int batchSize) {
    steps.record(duration);
    images.increment(batchSize);
  }

  void epoch(EpochFinished epoch) {
    latest = epoch;
  }

  @Override
  public void close() {
    gauges.forEach(registry::remove);
  }

  private void gauge(Tags tags, String name, ToDoubleFunction<EpochFinished> value) {
    gauges.add(
        Gauge.builder(
                "synthorax.training." + name,
                () -> latest == null ? Double.NaN : value.applyAsDouble(latest))
            .tags(tags)
            .register(registry));
  }
}
