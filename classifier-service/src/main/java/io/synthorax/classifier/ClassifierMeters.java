package io.synthorax.classifier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * The meters {@code synthorax.classifier.*}. One gauge is enough: a process trains one classifier
 * at a time.
 */
final class ClassifierMeters {
  private static final double NANOS_PER_SECOND = 1e9;

  private final MeterRegistry registry;
  private volatile double imagesPerSecond;

  ClassifierMeters(MeterRegistry registry) {
    this.registry = registry;
    registry.gauge(
        "synthorax.classifier.images.per.second", this, meters -> meters.imagesPerSecond);
  }

  /** Begins to measure a training. */
  Running start(Study study, Study.Training training) {
    Timer timer =
        registry.timer(
            "synthorax.classifier.training",
            "study",
            study.id().value(),
            "composition",
            training.composition().code(),
            "model",
            training.classifier().name());
    return new Running(timer, study.request().utility().batchSize());
  }

  /** One training, until closed. */
  final class Running implements AutoCloseable {
    private final Timer timer;
    private final int batchSize;
    private final long start = System.nanoTime();
    private long steps;

    private Running(Timer timer, int batchSize) {
      this.timer = timer;
      this.batchSize = batchSize;
    }

    void step() {
      steps++;
      imagesPerSecond = steps * batchSize * NANOS_PER_SECOND / (System.nanoTime() - start);
    }

    @Override
    public void close() {
      imagesPerSecond = 0;
      timer.record(Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
