package io.synthorax.standalone.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to start one child.
 *
 * @param environment in addition to ours; secrets stand here, not in the command line
 * @param log receives the child's output, appended
 * @param patience how long it may take to become ready
 * @param grace how long it may take to stop before it is killed
 */
public record ChildCommand(
    String name,
    List<String> command,
    Map<String, String> environment,
    Path log,
    Readiness readiness,
    Duration patience,
    Duration grace) {

  public ChildCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Without the environment, which may hold a secret. */
  @Override
  public String toString() {
    return name + " " + command;
  }
}
