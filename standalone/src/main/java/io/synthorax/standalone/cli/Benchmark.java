package io.synthorax.standalone.cli;

import io.synthorax.standalone.platform.BenchmarkProcess;
import io.synthorax.standalone.platform.HomeFolder;
import io.synthorax.standalone.platform.Installation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all benchmarks have in common: rounds, threads, and a process that does the work. */
abstract sealed class Benchmark implements Callable<Integer>
    permits BenchCommand.Train,
        BenchCommand.Synthesize,
        BenchCommand.Evaluate,
        BenchCommand.Import {
  @Spec private CommandSpec spec;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "5",
      description = "Timed rounds, after one that is not counted. Default: ${DEFAULT-VALUE}")
  private int repeat;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads of one operation; 0: one for each processor. Default: 0")
  private int threads;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".synthorax",
      description = "Where the engine's libraries are unpacked. Default: ${DEFAULT-VALUE}")
  private Path home;

  /** The main class. */
  abstract String program();

  /** Adds what the program needs to know beyond rounds and threads. */
  abstract void order(Map<String, Object> order);

  @Override
  public Integer call() throws Exception {
    Map<String, Object> order = new LinkedHashMap<>();
    order(order);
    order.put("repeat", requireCount("--repeat", repeat));
    if (threads < 0) {
      throw new ParameterException(
          spec.commandLine(), "--threads is " + threads + ", allowed is 0 or more");
    }
    order.put("threads", threads);
    HomeFolder folder = HomeFolder.create(home.toAbsolutePath().normalize());
    return new BenchmarkProcess(Installation.ofScript(), folder).run(program(), order);
  }

  /** The value, if it is a count of something. */
  final int requireCount(String option, int value) {
    if (value < 1) {
      throw new ParameterException(
          spec.commandLine(), option + " is " + value + ", allowed is 1 or more");
    }
    return value;
  }
}
