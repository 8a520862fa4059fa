package io.synthorax.standalone.cli;

import io.synthorax.contracts.StudyId;
import io.synthorax.standalone.study.ConsoleClient;
import io.synthorax.standalone.study.Display;
import io.synthorax.standalone.study.ResultTable;
import io.synthorax.standalone.study.StudyFollower;
import io.synthorax.standalone.study.StudyView;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code synthorax follow}: a study until it ends. */
@Command(
    name = "follow",
    description =
        "Shows how a study goes on, and its results when it ends. Ctrl-C ends the looking on; a"
            + " platform that was started for it is stopped, and goes on the next time.",
    footer = {"", "Example:", "  synthorax follow --study s0123456789ab"},
    mixinStandardHelpOptions = true)
final class FollowCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  @Mixin private RunningPlatform platform;
  @Mixin private ChosenStudy chosen;

  @Override
  public Integer call() throws Exception {
    return platform.run(
        services -> {
          ConsoleClient console = new ConsoleClient(services);
          StudyId study = chosen.find(console, line -> true, "");
          console.study(study);
          Display display = Terminal.display();
          display.say("Live at " + services.page("/studies/" + study));
          return tell(
              new StudyFollower(console, display, BETWEEN_LOOKS, () -> {}).follow(study), display);
        });
  }

  private static int tell(StudyView view, Display display) {
    if (view.status() == StudyView.Status.FAILED) {
      display.say("The study failed: " + view.reason().orElse("no reason was given"));
      return ExitCode.FAILED;
    }
    System.out.println();
    System.out.println(ResultTable.of(view.summary()));
    return ExitCode.OK;
  }
}
