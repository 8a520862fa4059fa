package io.synthorax.trainer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.TrainRequested;
import java.time.Duration;
import java.util.function.ToDoubleFunction;

/** The meters of one run: {@code synthorax.training.*}, by study and class. */
final class TrainingMeters {
  private final Timer steps;
  private final Counter images;
  private volatile EpochFinished latest;

  TrainingMeters(MeterRegistry registry, TrainRequested request) {
    Tags tags = Tags.of("study", request.study().value(), "class", request.label().value());
    steps =
        Timer.builder("synthorax.training.step")
            .tags(tags)
            .publishPercentileHistogram()
            .register(registry);
    images = registry.counter("synthorax.training.images", tags);
    gauge(registry, tags, "discriminator.loss", EpochFinished::discriminatorLoss);
    gauge(registry, tags, "generator.loss", EpochFinished::generatorLoss);
    gauge(registry, tags, "real.probability", EpochFinished::realProbability);
    gauge(registry, tags, "synthesized.probability", EpochFinished::synthesizedProbability);
    gauge(registry, tags, "images.per.second", EpochFinished::imagesPerSecond);
    gauge(registry, tags, "fraction", EpochFinished::fraction);
    gauge(registry, tags, "remaining.seconds", EpochFinished::remainingSeconds);
  }

  void step(Duration duration, int batchSize) {
    steps.record(duration);
    images.increment(batchSize);
  }

  void epoch(EpochFinished epoch) {
    latest = epoch;
  }

  private void gauge(
      MeterRegistry registry, Tags tags, String name, ToDoubleFunction<EpochFinished> value) {
    Gauge.builder(
            "synthorax.training." + name,
            () -> latest == null ? Double.NaN : value.applyAsDouble(latest))
        .tags(tags)
        .register(registry);
  }
}
