package io.synthorax.infrastructure;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How to start one server: its command line, what it needs in its environment (the store's keys,
 * which a command line would show to everybody), and the file that appears once it serves.
 */
public record ServerCommand(
    String name, List<String> command, Map<String, String> environment, Path ready) {

  public ServerCommand {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Without the environment, which holds a secret. */
  @Override
  public String toString() {
    return name + " " + command;
  }
}
