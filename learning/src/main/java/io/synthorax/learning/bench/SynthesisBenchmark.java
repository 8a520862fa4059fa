package io.synthorax.learning.bench;

import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Throughput;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.gan.Latents;
import io.synthorax.learning.images.PixelScale;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.onnx.OnnxNetwork;
import io.synthorax.learning.onnx.OnnxReader;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.torch.TorchInference;
import io.synthorax.learning.weights.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Times synthesis from a published generator with first weights, latents to pixels: {@link
 * SynthesisBenchmark.Order} as its one argument, JSON. Several engines take turns, round by round.
 */
public final class SynthesisBenchmark {
  private static final long SEED = 1;

  private SynthesisBenchmark() {}

  /** What runs the generator. */
  public enum Engine {
    AUTO,
    ONNX,
    TORCH
  }

  /**
   * What to time.
   *
   * @param threads of one operation; 0: all processors
   * @param images of a round
   * @param repeat rounds
   */
  public record Order(
      int resolution, double width, int batch, Engine engine, int threads, int images, int repeat) {
    int latentSize() {
      return TrainingSpecification.paper(new Resolution(resolution), width).latentSize();
    }
  }

  /** An engine with a generator loaded, and what it took. */
  private record Contender(
      String engine, String precision, UnaryOperator<float[]> generator, double[] rates) {
    Throughput throughput() {
      return Throughput.of(rates);
    }
  }

  public static void main(String[] arguments) {
    Lines.print(measure(Lines.order(arguments, Order.class)));
  }

  /** Images per second of the fastest engine, and of the others. */
  static Map<String, Object> measure(Order order) {
    Network network = Dcgan.generator(order.resolution(), order.latentSize(), order.width());
    byte[] model = OnnxWriter.write(network, Weights.initial(network, SEED));
    List<Contender> contenders = new ArrayList<>();
    try (OnnxNetwork onnx = order.engine() == Engine.TORCH ? null : onnx(order, model);
        TorchInference torch = order.engine() == Engine.ONNX ? null : torch(order, model)) {
      if (onnx != null) {
        contenders.add(new Contender("onnx", "fp32", onnx::run, new double[order.repeat()]));
      }
      if (torch != null) {
        contenders.add(new Contender("torch", "bf16", torch::run, new double[order.repeat()]));
      }
      for (int round = -1; round < order.repeat(); round++) {
        for (Contender contender : contenders) {
          contender.rates()[Math.max(round, 0)] = rate(order, contender.generator());
        }
      }
    }
    return line(order, contenders);
  }

  private static OnnxNetwork onnx(Order order, byte[] model) {
    return new OnnxNetwork(model, order.batch(), Lines.threads(order.threads()));
  }

  private static TorchInference torch(Order order, byte[] model) {
    TorchEngine engine =
        TorchEngine.start(
            TorchEngine.Settings.of(Precision.BFLOAT16, Lines.threads(order.threads())));
    OnnxReader.WeightedNetwork read = OnnxReader.read(model);
    return new TorchInference(engine, read.network(), read.weights(), order.batch());
  }

  private static double rate(Order order, UnaryOperator<float[]> generator) {
    long start = System.nanoTime();
    int done = 0;
    while (done < order.images()) {
      float[] latents = Latents.batch(SEED, done, order.batch(), order.latentSize());
      byte[] pixels = PixelScale.toPixels(generator.apply(latents));
      done += pixels.length / (order.resolution() * order.resolution());
    }
    return done * 1e9 / (System.nanoTime() - start);
  }

  private static Map<String, Object> line(Order order, List<Contender> contenders) {
    contenders.sort(Comparator.comparingDouble(c -> -c.throughput().median()));
    Contender first = contenders.get(0);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("benchmark", "synthesize");
    line.put("resolution", order.resolution());
    line.put("batch", order.batch());
    line.put("width", order.width());
    line.put("engine", first.engine());
    line.put("precision", first.precision());
    first.throughput().put(line, "imagesPerSecond", "spread");
    for (Contender contender : contenders) {
      System.out.printf(
          "Synthesis, %1$d x %1$d, batch %2$d, width %3$s, %4$s %5$s: %6$s%n",
          order.resolution(),
          order.batch(),
          order.width(),
          contender.engine(),
          contender.precision(),
          contender.throughput().text("images/s"));
    }
    if (contenders.size() > 1) {
      Contender second = contenders.get(1);
      line.put("peer", second.engine());
      second.throughput().put(line, "peerImagesPerSecond", "peerSpread");
      Lines.putRatio(line, first.throughput(), second.throughput());
    }
    return line;
  }
}
