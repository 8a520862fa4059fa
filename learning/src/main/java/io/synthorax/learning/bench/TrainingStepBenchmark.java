package io.synthorax.learning.bench;

import io.synthorax.contracts.Json;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Times one step of the adversarial game: {@code RESOLUTION WIDTH BATCH STEPS [PRECISION|auto
 * [THREADS]]}. Prints images per second, median and quartiles, as one line of JSON.
 */
public final class TrainingStepBenchmark {
  private static final int WARM_UP = 3;

  private TrainingStepBenchmark() {}

  public static void main(String[] arguments) {
    if (arguments.length < 4) {
      System.err.println("usage: RESOLUTION WIDTH BATCH STEPS [FLOAT32|BFLOAT16|auto [THREADS]]");
      System.exit(2);
    }
    int resolution = Integer.parseInt(arguments[0]);
    double width = Double.parseDouble(arguments[1]);
    int batch = Integer.parseInt(arguments[2]);
    int steps = Integer.parseInt(arguments[3]);
    TorchEngine engine = TorchEngine.start(settings(arguments));
    TrainingSpecification specification =
        TrainingSpecification.paper(new Resolution(resolution), width)
            .with(batch, 0, Stabilization.NONE);
    System.out.println(Json.text(measure(engine, specification, steps)));
  }

  /** Images per second of so many steps on noise. */
  public static Map<String, Object> measure(
      TorchEngine engine, TrainingSpecification specification, int steps) {
    int resolution = specification.resolution().pixels();
    byte[] noise = new byte[specification.batchSize() * resolution * resolution];
    new Random(1).nextBytes(noise);
    double[] rates = new double[steps];
    try (AdversarialTraining training =
        new AdversarialTraining(engine, specification, ImageSource.of(noise, resolution), 1)) {
      for (int i = -WARM_UP; i < steps; i++) {
        long start = System.nanoTime();
        training.step();
        rates[Math.max(i, 0)] = specification.batchSize() * 1e9 / (System.nanoTime() - start);
      }
    }
    Arrays.sort(rates);
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("resolution", resolution);
    result.put("width", specification.width());
    result.put("batch", specification.batchSize());
    result.put("precision", engine.precision());
    result.put("threads", engine.threads());
    result.put("imagesPerSecond", rates[steps / 2]);
    result.put("lowerQuartile", rates[steps / 4]);
    result.put("upperQuartile", rates[steps * 3 / 4]);
    return result;
  }

  private static TorchEngine.Settings settings(String[] arguments) {
    Optional<Precision> precision =
        arguments.length < 5 || arguments[4].equals("auto")
            ? Optional.empty()
            : Optional.of(Precision.valueOf(arguments[4]));
    int threads = arguments.length < 6 ? 0 : Integer.parseInt(arguments[5]);
    return new TorchEngine.Settings(threads, precision, Optional.empty());
  }
}
