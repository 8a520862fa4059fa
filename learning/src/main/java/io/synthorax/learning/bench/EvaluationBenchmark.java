package io.synthorax.learning.bench;

import io.synthorax.contracts.Throughput;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.metrics.DistributionScores;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Times what scoring a batch takes: features of the synthesized images, and all scores that compare
 * them with as many real ones: {@link EvaluationBenchmark.Order} as its one argument, JSON. The
 * features are those of an autoencoder with first weights, the images noise.
 */
public final class EvaluationBenchmark {
  private static final int BATCH = 64;
  private static final int NEAREST = 5;
  private static final long SEED = 1;

  private EvaluationBenchmark() {}

  /**
   * What to time.
   *
   * @param threads of one operation; 0: all processors
   * @param images on each side
   * @param repeat rounds
   */
  public record Order(int resolution, int threads, int images, int repeat) {}

  public static void main(String[] arguments) {
    Lines.print(measure(Lines.order(arguments, Order.class)));
  }

  /** Synthesized images per second. */
  static Map<String, Object> measure(Order order) {
    Network encoder = ConvolutionalAutoencoder.encoder(order.resolution());
    byte[] model = OnnxWriter.write(encoder, Weights.initial(encoder, SEED));
    ImageSource synthesized = noise(order, 1);
    double[] rates = new double[order.repeat()];
    try (OnnxNetwork network = new OnnxNetwork(model, BATCH, order.threads())) {
      Features real = features(network, noise(order, 2));
      for (int round = -1; round < order.repeat(); round++) {
        long start = System.nanoTime();
        DistributionScores.of(real, features(network, synthesized), NEAREST);
        rates[Math.max(round, 0)] = order.images() * 1e9 / (System.nanoTime() - start);
      }
    }
    return line(order, encoder.output().size(), Throughput.of(rates));
  }

  private static Map<String, Object> line(Order order, int dimensions, Throughput rate) {
    System.out.printf(
        "Evaluation of %1$d images, %2$d x %2$d, %3$d features: %4$s%n",
        order.images(), order.resolution(), dimensions, rate.text("images/s"));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("benchmark", "evaluate");
    line.put("resolution", order.resolution());
    line.put("images", order.images());
    line.put("features", dimensions);
    rate.put(line, "imagesPerSecond", "spread");
    return line;
  }

  private static Features features(OnnxNetwork network, ImageSource images) {
    float[] values = network.run(images);
    return new Features(images.count(), values.length / images.count(), values);
  }

  private static ImageSource noise(Order order, long seed) {
    byte[] pixels =
        new byte[Math.multiplyExact(order.images(), order.resolution() * order.resolution())];
    new Random(seed).nextBytes(pixels);
    return ImageSource.of(pixels, order.resolution());
  }
}
