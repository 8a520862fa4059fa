package io.synthorax.standalone.cli;

import io.synthorax.standalone.platform.HomeFolder;
import io.synthorax.standalone.platform.Installation;
import io.synthorax.standalone.platform.Platform;
import io.synthorax.standalone.study.Display;
import io.synthorax.standalone.study.FreeSpace;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code synthorax up}: the platform, until Ctrl-C. */
@Command(
    name = "up",
    description = "Keeps the services running, for the page and the REST API, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private HomeOptions options;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder that the console may import scans from; may be given several times.")
  private List<Path> folders = List.of();

  @Override
  public Integer call() throws Exception {
    List<Path> intake = folders.stream().map(DataFolder::existing).toList();
    Display display = Terminal.display();
    HomeFolder home = options.home();
    FreeSpace.requireToStart(home.path());
    try (Session session = new Session(Platform.in(home, options.port(), display::say))) {
      session.call(() -> start(session, intake, display));
      session.stayUp();
    }
    return ExitCode.OK;
  }

  private static Void start(Session session, List<Path> intake, Display display) throws Exception {
    Platform platform = session.platform();
    platform.start(Installation.ofScript(), intake, display::say);
    display.say("Running. Page: " + platform.addresses().page("/"));
    display.say("API: " + platform.console() + "/api/v1, with that token as Authorization: Bearer");
    display.say("Ctrl-C stops it.");
    return null;
  }
}
