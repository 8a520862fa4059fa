package io.synthorax.standalone.cli;

import io.synthorax.standalone.platform.HomeFolder;
import io.synthorax.standalone.platform.Installation;
import io.synthorax.standalone.platform.ServiceProgram;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all benchmarks have in common: rounds, and a process that does the work. */
abstract sealed class Benchmark implements Callable<Integer>
    permits BenchCommand.Train, BenchCommand.Synthesize, EvaluateBenchmark, ImportBenchmark {
  /** Of rounds, steps and images: more would not end today. */
  static final int MOST = 100_000;

  @Spec private CommandSpec spec;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "5",
      description = "Timed rounds, after one that is not counted. Default: ${DEFAULT-VALUE}")
  private int repeat;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".synthorax",
      description = "Where the engine's libraries are unpacked. Default: ${DEFAULT-VALUE}")
  private Path home;

  /** The main class. */
  abstract String program();

  /** Adds what the program needs to know beyond the rounds. */
  abstract void order(Map<String, Object> order);

  @Override
  public Integer call() throws Exception {
    Map<String, Object> order = new LinkedHashMap<>();
    order(order);
    order.put("repeat", require("--repeat", repeat, 1, MOST));
    HomeFolder folder = HomeFolder.create(home.toAbsolutePath().normalize());
    return ServiceProgram.ofTrainer(Installation.ofScript(), folder).run(program(), order);
  }

  /** The value, if it is within the bounds. */
  final int require(String option, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw wrong(option + " is " + value + ", allowed is " + lowest + " to " + highest);
    }
    return value;
  }

  /** What is wrong with the arguments. */
  final ParameterException wrong(String text) {
    return new ParameterException(spec.commandLine(), text);
  }
}
