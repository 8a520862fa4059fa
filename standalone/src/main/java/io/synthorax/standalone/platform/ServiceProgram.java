package io.synthorax.standalone.platform;

import io.synthorax.contracts.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program that comes with a service, in a JVM of its own with the service's libraries and heap;
 * its order is its one argument, as JSON. The launcher has neither engine nor metrics on its own
 * class path.
 */
public final class ServiceProgram {
  private static final long GRACE_SECONDS = 5;

  private final Service service;
  private final Installation installation;
  private final HomeFolder home;
  private final List<String> heap;

  private ServiceProgram(
      Service service, Installation installation, HomeFolder home, List<String> heap) {
    this.service = service;
    this.installation = installation;
    this.home = home;
    this.heap = heap;
  }

  /** Of the trainer, which has the engine. The home lends its unpacked libraries. */
  public static ServiceProgram ofTrainer(Installation installation, HomeFolder home) {
    return new ServiceProgram(Service.DISCRIMINATOR_TRAINER, installation, home, List.of());
  }

  /** Of the evaluator, which has the metrics. The home lends its unpacked libraries. */
  public static ServiceProgram ofEvaluator(Installation installation, HomeFolder home) {
    return new ServiceProgram(Service.EVALUATOR_SERVICE, installation, home, List.of());
  }

  /** Of the classifier-service, which has the reports. The home lends its unpacked libraries. */
  public static ServiceProgram ofClassifier(Installation installation, HomeFolder home) {
    return new ServiceProgram(Service.CLASSIFIER_SERVICE, installation, home, List.of());
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

  /** Another heap than the service's, such as 1600m. */
  public ServiceProgram withHeap(String size) {
    return new ServiceProgram(service, installation, home, List.of("-Xmx" + size));
  }

  private List<String> command(String program, Map<String, Object> order) {
    Path folder = installation.jar(service).getParent();
    String classPath =
        Stream.of("app/*", "lib/main/*", "lib/boot/*")
            .map(part -> folder.resolve(part).toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(service.flags());
    command.addAll(heap);
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
