package io.synthorax.standalone.cli;

import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.Withdrawal;
import io.synthorax.contracts.Withdrawal.AffectedRetraining;
import io.synthorax.standalone.platform.Addresses;
import io.synthorax.standalone.study.ConsoleClient;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code synthorax withdraw}: takes a patient out of a project of a running console. */
@Command(
    name = "withdraw",
    description =
        "Removes a patient's scans from a project, and names what was made of them. The project is"
            + " trained anew without them.",
    mixinStandardHelpOptions = true)
final class WithdrawCommand implements Callable<Integer> {
  private static final String FROM_INPUT = "-";

  /** As the services read it, too; on the command line every user of the machine would see it. */
  private static final String TOKEN = "SYNTHORAX_ACCESS_TOKEN";

  @Spec private CommandSpec spec;
  @Mixin private RunningPlatform platform;

  @Option(names = "--project", paramLabel = "NAME", required = true, description = "Whose.")
  private String project;

  @Option(
      names = "--patient",
      paramLabel = "ID",
      defaultValue = FROM_INPUT,
      description =
          "The id that the scans came with. Left out it is read from standard input, which no list"
              + " of processes shows.")
  private String patient;

  @Option(
      names = "--console",
      paramLabel = "URL",
      description =
          "A console elsewhere, whose token is in the environment variable "
              + TOKEN
              + ". Default: that of the home")
  private URI console;

  @Override
  public Integer call() throws Exception {
    return console == null
        ? platform.run(this::withdraw)
        : withdraw(Addresses.ofConsole(console, Optional.ofNullable(System.getenv(TOKEN))));
  }

  private int withdraw(Addresses services) throws Exception {
    Withdrawal withdrawal = new ConsoleClient(services).withdraw(new ProjectId(project), patient());
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Scans removed: %d%n", withdrawal.scans().size());
    withdrawal.affected().forEach(affected -> print(affected, out));
    out.println(
        withdrawal.affected().isEmpty()
            ? "Nothing had been made of them."
            : "The project is trained anew without them.");
    out.flush();
    return ExitCode.OK;
  }

  private String patient() {
    if (!patient.equals(FROM_INPUT)) {
      return patient;
    }
    Scanner input = new Scanner(System.in, StandardCharsets.UTF_8);
    return input.hasNextLine() ? input.nextLine() : "";
  }

  private static void print(AffectedRetraining affected, PrintWriter out) {
    out.printf("Retraining %d had seen them:%n", affected.number());
    out.printf("  data set    %s%n", text(affected.dataset()));
    out.printf("  study       %s%n", text(affected.study()));
    out.printf("  generators  %s (served: %s)%n", affected.generators(), affected.served());
    out.printf("  exported    %s%n", affected.exports() ? "yes" : "no");
  }

  private static String text(Optional<?> made) {
    return made.map(Object::toString).orElse("none yet");
  }
}
