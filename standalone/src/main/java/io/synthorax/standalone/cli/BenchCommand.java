package io.synthorax.standalone.cli;

import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code synthorax bench}: how fast this machine does what a study is made of. */
@Command(
    name = "bench",
    description =
        "Times what a study is made of on this machine, and prints the median with its quartiles,"
            + " then the same as one line of JSON.",
    subcommands = {
      BenchCommand.Train.class,
      BenchCommand.Synthesize.class,
      EvaluateBenchmark.class,
      ImportBenchmark.class
    },
    footer = {
      "",
      "Examples:",
      "  synthorax bench train --peer fused",
      "  synthorax bench train --resolution 256 --batch 16 --precision fp32",
      "  synthorax bench synthesize --resolution 128"
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Runnable {
  static final String LEARNING = "io.synthorax.learning.bench.";

  @Spec private CommandSpec spec;

  /** Number formats of the training step. */
  enum Precision {
    FP32,
    BF16,
    AUTO
  }

  /** How far the usual PyTorch program is tuned that is timed in turn. */
  enum Peer {
    PLAIN,
    FLOAT,
    FUSED
  }

  /** What runs a generator. */
  enum Engine {
    AUTO,
    ONNX,
    TORCH
  }

  /** Without a benchmark: what there is. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to time: train, synthesize, evaluate or import");
  }

  @Command(
      name = "train",
      description =
          "One update of discriminator and generator, the paper's recipe, on noise: real images per"
              + " second.",
      mixinStandardHelpOptions = true)
  static final class Train extends Benchmark {
    @Option(
        names = "--precision",
        paramLabel = "P",
        defaultValue = "auto",
        description = "fp32, bf16, or auto: the faster one by a timed probe. Default: auto")
    private Precision precision;

    @Option(
        names = "--peer",
        paramLabel = "RECIPE",
        description =
            "Times the same step in turn as PyTorch programs usually write it (eager, autograd, same"
                + " library): plain (float32), float (float32, channels-last, fused Adam), or fused"
                + " (bfloat16 mixed precision, channels-last, fused Adam).")
    private Peer peer;

    @Option(
        names = "--steps",
        paramLabel = "N",
        defaultValue = "4",
        description = "Steps in a round. Default: ${DEFAULT-VALUE}")
    private int steps;

    @Option(
        names = "--processor-time",
        description =
            "Counts the time in which the thread that computes held a processor, for machines that"
                + " are shared. Only with --threads 1.")
    private boolean processorTime;

    @Mixin private NetworkOptions network;

    @Mixin private ThreadsOption threads;

    @Override
    String program() {
      return LEARNING + "TrainingStepBenchmark";
    }

    @Override
    void order(Map<String, Object> order) {
      threads.order(order);
      network.order(order);
      order.put("precision", precision.name().toLowerCase(Locale.ROOT));
      order.put("steps", require("--steps", steps, 1, MOST));
      if (processorTime && !Integer.valueOf(1).equals(order.get("threads"))) {
        throw wrong("--processor-time is of one thread: add --threads 1");
      }
      order.put("processorTime", processorTime);
      if (peer != null) {
        order.put("peer", peer.name());
      }
    }
  }

  @Command(
      name = "synthesize",
      description = "A generator with first weights: synthesized images per second.",
      mixinStandardHelpOptions = true)
  static final class Synthesize extends Benchmark {
    @Option(
        names = "--engine",
        paramLabel = "E",
        defaultValue = "auto",
        description =
            "onnx (ONNX Runtime, float32), torch (PyTorch, bfloat16), or auto: both in turn."
                + " Default: auto")
    private Engine engine;

    @Option(
        names = "--images",
        paramLabel = "N",
        defaultValue = "512",
        description = "Images in a round. Default: ${DEFAULT-VALUE}")
    private int images;

    @Mixin private NetworkOptions network;

    @Mixin private ThreadsOption threads;

    @Override
    String program() {
      return LEARNING + "SynthesisBenchmark";
    }

    @Override
    void order(Map<String, Object> order) {
      threads.order(order);
      network.order(order);
      order.put("engine", engine.name());
      order.put("images", require("--images", images, 1, MOST));
    }
  }
}
