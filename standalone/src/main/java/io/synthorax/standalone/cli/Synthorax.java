package io.synthorax.standalone.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code synthorax}: reads the verb, does it, and exits with its code. */
@Command(
    name = "synthorax",
    description =
        "Balances labelled chest X-ray sets with synthesized images, and measures whether that"
            + " helped.",
    subcommands = {
      StudyCommand.class,
      ImportCommand.class,
      UpCommand.class,
      CompareCommand.class,
      StudiesCommand.class,
      FollowCommand.class,
      SynthesizeCommand.class,
      ExportCommand.class,
      ClassifyCommand.class,
      MetricsCommand.class,
      BenchCommand.class,
      WithdrawCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    version = "synthorax 0.1.0",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the study or the platform failed",
      "2:an argument is wrong",
      "3:the data are refused",
      "4:a port in use, a home that another run holds, a full or read-only disk",
      "130, 143:stopped by Ctrl-C or SIGTERM; the same command goes on"
    })
public final class Synthorax implements Runnable {
  @Spec private CommandSpec spec;

  /** Never returns. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Synthorax())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(Synthorax::tellWrongArgument)
        .setExecutionExceptionHandler(new FailureMessages());
  }

  /** Without a verb: what there is. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do, such as study or up (see: synthorax --help)");
  }

  private static int tellWrongArgument(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("synthorax: " + e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE;
  }
}
