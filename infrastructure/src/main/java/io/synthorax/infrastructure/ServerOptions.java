package io.synthorax.infrastructure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a server's JVM, each written {@code key=value}.
 *
 * @param port the port on 127.0.0.1 that clients use
 * @param advertisedPort the port that the broker tells its clients: another where a proxy stands
 *     before it
 * @param controllerPort the broker's second port, for its own controller; 0 where there is none
 * @param parent the process that this server ends with; 0 for none
 * @param settings of the broker, beside its own: a properties file
 * @param ready the file that appears once clients may connect
 */
record ServerOptions(
    Path data,
    int port,
    int advertisedPort,
    int controllerPort,
    Optional<Path> settings,
    long parent,
    Path ready) {

  /** Throws IllegalArgumentException naming the argument that is missing or not a number. */
  static ServerOptions parse(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("Expected key=value, got: " + argument);
      }
      values.put(argument.substring(0, equals), argument.substring(equals + 1));
    }
    return new ServerOptions(
        Path.of(required(values, "data")),
        Integer.parseInt(required(values, "port")),
        Integer.parseInt(values.getOrDefault("advertised-port", required(values, "port"))),
        Integer.parseInt(values.getOrDefault("controller-port", "0")),
        Optional.ofNullable(values.get("settings")).map(Path::of),
        Long.parseLong(values.getOrDefault("parent", "0")),
        Path.of(required(values, "ready")));
  }

  private static String required(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("Missing argument " + key + "=...");
    }
    return value;
  }
}
