package io.synthorax.standalone.platform;

import io.synthorax.contracts.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A benchmark program in a JVM of its own, on the libraries and with the heap of the trainer; its
 * order is its one argument, as JSON. This process has no engine on its class path.
 */
public final class BenchmarkProcess {
  private static final long GRACE_SECONDS = 5;

  private final Installation installation;
  private final HomeFolder home;

  /** The home lends its unpacked engine, and logs of nothing. */
  public BenchmarkProcess(Installation installation, HomeFolder home) {
    this.installation = installation;
    this.home = home;
  }

  /** Runs a main class with this process's output, and returns its exit code. */
  public int run(String program, Map<String, Object> order)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command(program, order)).inheritIO();
    builder.environment().put("DJL_CACHE_DIR", home.engineCache().toString());
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    Process process = builder.start();
    Thread ending = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(ending);
    return process.waitFor();
  }

  private List<String> command(String program, Map<String, Object> order) {
    Service service = Service.DISCRIMINATOR_TRAINER;
    Path libraries = installation.jar(service).resolveSibling("lib");
    String classPath =
        libraries.resolve("main/*") + File.pathSeparator + libraries.resolve("boot/*");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(service.flags());
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.addAll(List.of("-cp", classPath, program, Json.text(order)));
    return command;
  }

  private static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
