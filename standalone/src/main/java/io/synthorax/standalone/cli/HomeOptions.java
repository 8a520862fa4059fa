package io.synthorax.standalone.cli;

import io.synthorax.standalone.platform.HomeFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the platform lives and listens; the same for every verb that starts it. */
final class HomeOptions {
  private static final int LARGEST_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = ".synthorax",
      description =
          "Holds the data of broker and store, and the logs. The same home goes on where it was."
              + " Default: ${DEFAULT-VALUE}")
  private Path home;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The console's port on 127.0.0.1. Default: 8080, or a free one where that is taken.")
  private Integer port;

  HomeFolder home() throws IOException {
    return HomeFolder.create(home.toAbsolutePath().normalize());
  }

  /** Of the console, if one was asked for. */
  OptionalInt port() {
    if (port == null) {
      return OptionalInt.empty();
    }
    if (port < 1 || port > LARGEST_PORT) {
      throw new ParameterException(
          command.commandLine(), "--port is " + port + ", allowed is 1 to " + LARGEST_PORT);
    }
    return OptionalInt.of(port);
  }
}
