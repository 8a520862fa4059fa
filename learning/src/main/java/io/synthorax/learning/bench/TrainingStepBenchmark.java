package io.synthorax.learning.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.Throughput;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.torch.Adam;
import io.synthorax.learning.torch.EagerStep;
import io.synthorax.learning.torch.TorchEngine;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Times one step of the adversarial game, the paper's recipe, on noise: {@link
 * TrainingStepBenchmark.Order} as its one argument. With a peer, the same step as PyTorch programs
 * usually write it is timed in turn, round by round.
 */
public final class TrainingStepBenchmark {
  private static final int WARM_UP = 3;
  private static final long SEED = 1;

  private TrainingStepBenchmark() {}

  /**
   * What to time.
   *
   * @param precision fp32, bf16 or auto
   * @param threads of one operation; 0: all processors
   * @param steps timed in a round
   * @param repeat rounds
   * @param processorTime counts the time in which the one thread that computes held a processor,
   *     which other programs lengthen less; with more threads a {@link ContractViolation}
   */
  public record Order(
      int resolution,
      double width,
      int batch,
      String precision,
      int threads,
      int steps,
      int repeat,
      boolean processorTime,
      Optional<EagerStep.Recipe> peer) {
    public Order {
      if (processorTime && threads != 1) {
        throw new ContractViolation("the time of one thread says nothing of several");
      }
    }

    LongSupplier clock() {
      return processorTime
          ? ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime
          : System::nanoTime;
    }

    TrainingSpecification specification() {
      return TrainingSpecification.paper(new Resolution(resolution), width)
          .with(batch, 0, Stabilization.NONE);
    }
  }

  public static void main(String[] arguments) {
    Order order = Lines.order(arguments, Order.class);
    TorchEngine engine = TorchEngine.start(Lines.engine(order.precision(), order.threads()));
    Lines.print(measure(engine, order));
  }

  /** Images per second of the step, and of the peer's. */
  public static Map<String, Object> measure(TorchEngine engine, Order order) {
    TrainingSpecification specification = order.specification();
    StepTimes ours = new StepTimes(order);
    StepTimes peers = new StepTimes(order);
    byte[] noise = noise(order);
    ImageSource source = ImageSource.of(noise, order.resolution());
    try (AdversarialTraining training =
            new AdversarialTraining(engine, specification, source, SEED);
        Peer peer = order.peer().map(recipe -> new Peer(engine, recipe, order)).orElse(null)) {
      for (int round = -1; round < order.repeat(); round++) {
        ours.round(round, training::step);
        if (peer != null) {
          peers.round(round, peer::step);
        }
      }
    }
    return line(engine, order, ours.throughput(), peers);
  }

  private static Map<String, Object> line(
      TorchEngine engine, Order order, Throughput ours, StepTimes peers) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("benchmark", "train");
    line.put("resolution", order.resolution());
    line.put("batch", order.batch());
    line.put("width", order.width());
    line.put("precision", engine.precision().shortName());
    line.put("threads", engine.threads());
    line.put("clock", order.processorTime() ? "processor" : "wall");
    ours.put(line, "imagesPerSecond", "spread");
    System.out.printf(
        "Training step, %1$d x %1$d, batch %2$d, width %3$s, %4$s, %5$d threads: %6$s%n",
        order.resolution(),
        order.batch(),
        order.width(),
        engine.precision().shortName(),
        engine.threads(),
        ours.text("images/s"));
    order.peer().ifPresent(recipe -> compare(line, recipe, ours, peers.throughput()));
    return line;
  }

  private static void compare(
      Map<String, Object> line, EagerStep.Recipe recipe, Throughput ours, Throughput peers) {
    line.put("peer", recipe.name().toLowerCase(Locale.ROOT));
    line.put("peerPrecision", recipe.precision().shortName());
    peers.put(line, "peerImagesPerSecond", "peerSpread");
    System.out.printf(
        "Peer, eager PyTorch (%s, %s): %s%n",
        line.get("peer"), line.get("peerPrecision"), peers.text("images/s"));
    Lines.putRatio(line, ours, peers);
  }

  private static byte[] noise(Order order) {
    byte[] noise = new byte[order.batch() * order.resolution() * order.resolution()];
    new Random(SEED).nextBytes(noise);
    return noise;
  }

  /** The rates of all timed steps. */
  private static final class StepTimes {
    private final Order order;
    private final LongSupplier nanos;
    private final double[] rates;
    private int timed;

    StepTimes(Order order) {
      this.order = order;
      this.nanos = order.clock();
      this.rates = new double[order.steps() * order.repeat()];
    }

    /** A negative round warms up. */
    void round(int round, Runnable step) {
      for (int i = 0; i < (round < 0 ? WARM_UP : order.steps()); i++) {
        long start = nanos.getAsLong();
        step.run();
        double rate = order.batch() * 1e9 / (nanos.getAsLong() - start);
        if (round >= 0) {
          rates[timed++] = rate;
        }
      }
    }

    Throughput throughput() {
      return Throughput.of(rates);
    }
  }

  /** The usual program, on noise of its own: it has its batch in memory, as its script does. */
  private static final class Peer implements AutoCloseable {
    private final EagerStep peer;
    private final NDManager scope;
    private final NDArray real;
    private long step;

    Peer(TorchEngine engine, EagerStep.Recipe recipe, Order order) {
      TrainingSpecification s = order.specification();
      Network generator = Dcgan.generator(order.resolution(), s.latentSize(), s.width());
      Network discriminator = Dcgan.discriminator(order.resolution(), s.width());
      Adam.Rates rates = new Adam.Rates(s.learningRate(), s.beta1(), s.beta2());
      this.peer = new EagerStep(engine, recipe, generator, discriminator, rates, SEED);
      this.scope = engine.newScope();
      this.real = engine.normals(scope, shape(order), SEED);
    }

    private static Shape shape(Order order) {
      return new Shape(order.batch(), 1, order.resolution(), order.resolution());
    }

    void step() {
      peer.run(real, ++step);
    }

    @Override
    public void close() {
      peer.close();
      scope.close();
    }
  }
}
