package io.synthorax.standalone.platform;

import io.synthorax.infrastructure.StoreCredentials;
import io.synthorax.standalone.process.ChildCommand;
import io.synthorax.standalone.process.Readiness;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command lines of the services: the same jars as in a cluster, configured for one machine. */
final class ServiceCommands {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Installation installation;
  private final HomeFolder home;
  private final Ports ports;
  private final StoreCredentials credentials;
  private final AccessToken token;
  private final List<Path> intakeFolders;

  /** {@code intakeFolders}: what the console may read scans from. */
  ServiceCommands(
      Installation installation,
      HomeFolder home,
      Ports ports,
      StoreCredentials credentials,
      AccessToken token,
      List<Path> intakeFolders) {
    this.installation = installation;
    this.home = home;
    this.ports = ports;
    this.credentials = credentials;
    this.token = token;
    this.intakeFolders = List.copyOf(intakeFolders);
  }

  ChildCommand of(Service service) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(service.flags());
    settings(service).forEach((key, value) -> command.add("-D" + key + "=" + value));
    command.addAll(List.of("-jar", installation.jar(service).toString()));
    String base = "http://127.0.0.1:" + ports.of(service) + "/q/health/";
    return new ChildCommand(
        service.module(),
        command,
        environment(service),
        home.log(service.module()),
        new Readiness.HttpAnswers(URI.create(base + "ready"), URI.create(base + "live")),
        PATIENCE,
        service.grace());
  }

  private Map<String, String> settings(Service service) {
    Path temporary = home.temporary(service.module());
    return Map.of(
        "quarkus.http.host", "127.0.0.1",
        "quarkus.http.port", String.valueOf(ports.of(service)),
        "quarkus.vertx.cache-directory", temporary.resolve("vertx").toString(),
        "java.io.tmpdir", temporary.toString());
  }

  /** Our own settings travel as a cluster's do: the environment, which no process list shows. */
  private Map<String, String> environment(Service service) {
    Map<String, String> environment = new HashMap<>(credentials.environment());
    environment.putAll(token.environment());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.broker());
    environment.put("SYNTHORAX_STORE_ENDPOINT", "http://127.0.0.1:" + ports.store());
    environment.put("SYNTHORAX_STORE_BUCKET", StoreCredentials.BUCKET);
    environment.put("SYNTHORAX_PERMIT_FILE", home.permit().toString());
    environment.put("SYNTHORAX_PARENT_PID", String.valueOf(ProcessHandle.current().pid()));
    environment.put("DJL_CACHE_DIR", home.engineCache().toString());
    environment.put("MALLOC_ARENA_MAX", "2");
    if (service == Service.CONSOLE && !intakeFolders.isEmpty()) {
      environment.put("SYNTHORAX_INTAKE_FOLDERS", listOf(intakeFolders));
    }
    return environment;
  }

  /** In the configuration's grammar a comma separates, unless a backslash stands before it. */
  private static String listOf(List<Path> folders) {
    return folders.stream()
        .map(folder -> folder.toString().replace("\\", "\\\\").replace(",", "\\,"))
        .collect(Collectors.joining(","));
  }
}
