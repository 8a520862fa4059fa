package io.synthorax.console.it;

import io.synthorax.infrastructure.EmbeddedInfrastructure;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The console as it was built, in a process that can be killed and started again. */
final class ConsoleProcess implements AutoCloseable {
  private final List<String> command = new ArrayList<>();
  private final Path log;
  private final int port;
  private Process process;

  ConsoleProcess(EmbeddedInfrastructure servers, Map<String, String> settings, Path folder)
      throws IOException {
    this.log = folder.resolve("console.log");
    this.port = freePort();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    servers.configuration().forEach((key, value) -> command.add("-D" + key + "=" + value));
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.add("-Dquarkus.http.port=" + port);
    command.addAll(List.of("-jar", Path.of("target/quarkus-app/quarkus-run.jar").toString()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Returns once it has replayed every event. */
  Api start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    Api api = new Api(URI.create("http://127.0.0.1:" + port));
    api.awaitUp(process);
    return api;
  }

  /** As the kernel says it; for Linux. */
  String residentAtMost() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .findFirst()
        .orElse("not known");
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    if (process != null) {
      kill();
    }
  }
}
