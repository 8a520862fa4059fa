package io.synthorax.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The two servers of one home directory, as commands for whoever starts processes. Their data lie
 * in {@code home/broker} and {@code home/store}, the store's keys in {@code home/credentials}.
 */
public final class Servers {
  private final Path home;
  private final String classPath;
  private final StoreCredentials credentials;
  private final long parent;

  private Servers(Path home, String classPath, StoreCredentials credentials, long parent) {
    this.home = home;
    this.classPath = classPath;
    this.credentials = credentials;
    this.parent = parent;
  }

  /** Prepares {@code home}; the servers will end with the process {@code parent}. */
  public static Servers of(Path home, long parent) throws IOException {
    Path absolute = Files.createDirectories(home).toRealPath();
    Files.createDirectories(absolute.resolve("run"));
    return new Servers(
        absolute, ServerLibraries.classPath(absolute), StoreCredentials.ofHome(absolute), parent);
  }

  public StoreCredentials credentials() {
    return credentials;
  }

  /** {@code controllerPort} is for the broker's own use; both are ports of 127.0.0.1. */
  public ServerCommand broker(int port, int controllerPort) {
    return broker(port, controllerPort, List.of());
  }

  /** {@code more}: arguments of {@link BrokerMain} beside. */
  ServerCommand broker(int port, int controllerPort, List<String> more) {
    List<String> options = new ArrayList<>(List.of("controller-port=" + controllerPort));
    options.addAll(more);
    return command("broker", BrokerMain.class, port, Map.of(), options);
  }

  public ServerCommand store(int port) {
    return command("store", StoreMain.class, port, credentials.environment(), List.of());
  }

  private ServerCommand command(
      String name, Class<?> main, int port, Map<String, String> environment, List<String> more) {
    Path ready = home.resolve("run").resolve(name + ".ready");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.add("-Dlogback.configurationFile=servers-logback.xml");
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of("data=" + home.resolve(name), "port=" + port, "ready=" + ready));
    command.add("parent=" + parent);
    command.addAll(more);
    return new ServerCommand(name, command, environment, ready);
  }
}
