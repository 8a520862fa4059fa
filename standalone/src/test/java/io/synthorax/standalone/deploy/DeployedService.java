package io.synthorax.standalone.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.synthorax.contracts.Json;
import io.synthorax.infrastructure.EmbeddedInfrastructure;
import io.synthorax.infrastructure.FreePorts;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service as its Deployment starts it, but as a process of this machine: the built jar with the
 * manifest's environment, in which only addresses, secrets and folders are replaced.
 */
final class DeployedService implements AutoCloseable {
  /** What a console of these tests asks for. */
  static final String TOKEN = "a-token-of-this-test";

  private static final long BOUND_SECONDS = 180;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String name;
  private final Process process;
  private final Path log;
  private final int port;

  private DeployedService(String name, Process process, Path log, int port) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.port = port;
  }

  static DeployedService start(String name, EmbeddedInfrastructure servers, Path folder)
      throws IOException {
    return start(name, servers, folder, Map.of());
  }

  /** {@code more}: what an overlay might set besides. */
  static DeployedService start(
      String name, EmbeddedInfrastructure servers, Path folder, Map<String, String> more)
      throws IOException {
    return start(name, servers, folder, more, FreePorts.pick(1).get(0));
  }

  /** On a port of its own, which outlives it; what it logs is added to what is there. */
  static DeployedService start(
      String name, EmbeddedInfrastructure servers, Path folder, Map<String, String> more, int port)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(name + "-" + port));
    Path log = own.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + Files.createDirectories(own.resolve("tmp")),
            "-jar",
            Repository.ROOT.resolve(name).resolve("target/quarkus-app/quarkus-run.jar").toString());
    Map<String, String> environment = builder.environment();
    environment.putAll(DeploymentTest.environment(name));
    environment.keySet().removeIf(key -> key.startsWith("KAFKA_"));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", servers.bootstrapServers());
    environment.put("SYNTHORAX_STORE_ENDPOINT", servers.endpoint().toString());
    environment.put("SYNTHORAX_STORE_ACCESS_KEY", servers.accessKey());
    environment.put("SYNTHORAX_STORE_SECRET_KEY", servers.secretKey());
    environment.computeIfPresent("SYNTHORAX_ACCESS_TOKEN", (k, v) -> TOKEN);
    environment.put("QUARKUS_MINIO_SECURE", "false");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("DJL_CACHE_DIR", folder.resolve("djl").toString());
    environment.computeIfPresent(
        "SYNTHORAX_INTAKE_STAGING", (k, v) -> own.resolve("staging").toString());
    environment.put("SYNTHORAX_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
    environment.putAll(more);
    builder
        .redirectError(Redirect.appendTo(own.resolve("errors").toFile()))
        .redirectOutput(Redirect.appendTo(log.toFile()));
    return new DeployedService(name, builder.start(), log, port);
  }

  /** Waits for a probe, as a kubelet does, and fails at once if the process ends. */
  void awaitUp(String probe) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
    while (status(probe) != 200) {
      if (System.nanoTime() > deadline || process.waitFor(200, TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            name + " does not answer " + probe + ":\n" + Files.readString(log));
      }
    }
  }

  int status(String path) throws InterruptedException {
    try {
      return get(path).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }

  java.net.http.HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(5)).build(),
        BodyHandlers.ofString());
  }

  /** Every line that it has logged; fails where one is no JSON. */
  List<JsonNode> log() throws IOException {
    return Files.readAllLines(log).stream()
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
        .toList();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** As a kubelet ends a pod; true if it ended by itself. */
  boolean terminate(int graceSeconds) throws InterruptedException {
    process.destroy();
    return process.waitFor(graceSeconds, TimeUnit.SECONDS);
  }

  void kill() {
    process.destroyForcibly();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Of one that has ended. */
  int exitCode() {
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
