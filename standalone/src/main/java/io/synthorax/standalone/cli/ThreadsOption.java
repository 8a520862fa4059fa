package io.synthorax.standalone.cli;

import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How many processors an operation of an engine takes. */
final class ThreadsOption {
  private static final int MOST = 1024;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads of one operation; 0: one for each processor. Default: 0")
  private int threads;

  /** Adds the number. */
  void order(Map<String, Object> order) {
    if (threads < 0 || threads > MOST) {
      throw new ParameterException(
          command.commandLine(), "--threads is " + threads + ", allowed is 0 to " + MOST);
    }
    order.put("threads", threads);
  }
}
