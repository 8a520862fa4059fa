package io.synthorax.standalone.platform;

import java.time.Duration;
import java.util.List;

/**
 * The services and the JVM flags of each: the one place for both. The heap bounds suffice for
 * thousands of images at 256 pixels, the classifier's also for the weights of a whole VGG-19;
 * networks live in native memory, and what is not used is given back.
 */
enum Service {
  DISCRIMINATOR_TRAINER("discriminator-trainer", "-Xmx1536m", Duration.ofSeconds(40)),
  GENERATOR_SERVICE("generator-service", "-Xmx512m", Duration.ofSeconds(20)),
  EVALUATOR_SERVICE("evaluator-service", "-Xmx1g", Duration.ofSeconds(20)),
  CLASSIFIER_SERVICE("classifier-service", "-Xmx4g", Duration.ofSeconds(20)),
  CONSOLE("console", "-Xmx384m", Duration.ofSeconds(10));

  /**
   * Small heaps that are given back; two malloc arenas, since each keeps freed memory to itself; an
   * end instead of a limp when the heap is full, so that the supervisor can start it again.
   */
  private static final List<String> COMMON_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms32m",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-XX:+ExitOnOutOfMemoryError",
          "-Djava.awt.headless=true");

  private final String module;
  private final String heap;
  private final Duration grace;

  Service(String module, String heap, Duration grace) {
    this.module = module;
    this.heap = heap;
    this.grace = grace;
  }

  /** The module's folder, and the name in messages and logs. */
  String module() {
    return module;
  }

  /** What it may take to finish a step and save its state. */
  Duration grace() {
    return grace;
  }

  List<String> flags() {
    return java.util.stream.Stream.concat(java.util.stream.Stream.of(heap), COMMON_FLAGS.stream())
        .toList();
  }
}
