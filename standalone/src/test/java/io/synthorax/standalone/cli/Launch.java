package io.synthorax.standalone.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The command in a JVM of its own, over stub services or the real ones. */
final class Launch {
  private static final List<String> MODULES =
      List.of(
          "discriminator-trainer",
          "generator-service",
          "evaluator-service",
          "classifier-service",
          "console");
  private static final long STUB_BOUND_SECONDS = 90;
  private static final long STUDY_BOUND_SECONDS = 1200;

  private final Path folder;
  private final Path output;
  private final Process process;
  private final long boundSeconds;

  private Launch(Path folder, Path output, Process process, long boundSeconds) {
    this.folder = folder;
    this.output = output;
    this.process = process;
    this.boundSeconds = boundSeconds;
  }

  /** {@code stub}: how the services misbehave, or empty. The home is {@code folder/home}. */
  static Launch of(Path folder, String stub, String... arguments) throws IOException {
    Path root = folder.resolve("installation");
    for (String module : MODULES) {
      jar(root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar"));
    }
    return start(folder, root, stub, STUB_BOUND_SECONDS, arguments);
  }

  /** The services as they were built, before this module, by the same build. */
  static Launch ofBuiltServices(Path folder, String... arguments) throws IOException {
    Path root = Path.of("..").toRealPath();
    return start(folder, root, "", STUDY_BOUND_SECONDS, arguments);
  }

  private static Launch start(
      Path folder, Path root, String stub, long boundSeconds, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dsynthorax.root=" + root);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Synthorax.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", folder.resolve("home").toString()));
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("STUB", stub);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    return new Launch(folder, output, builder.start(), boundSeconds);
  }

  /** Returns when the text has been written; fails if the command ends before. */
  void awaitOutput(String text) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(boundSeconds);
    while (!output().contains(text)) {
      if (System.nanoTime() > deadline || process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new AssertionError("'" + text + "' is not in:\n" + output());
      }
    }
  }

  int awaitExit() throws Exception {
    if (!process.waitFor(boundSeconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("It did not end:\n" + output());
    }
    return process.exitValue();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /** The children that the command has noted down. */
  List<ProcessHandle> children() throws IOException {
    return register().stream().map(Launch::handle).toList();
  }

  ProcessHandle child(String name) throws IOException {
    return register().stream()
        .filter(line -> line.endsWith(" " + name))
        .map(Launch::handle)
        .findFirst()
        .orElseThrow();
  }

  private List<String> register() throws IOException {
    return Files.readAllLines(folder.resolve("home/run/processes"));
  }

  private static ProcessHandle handle(String line) {
    return ProcessHandle.of(Long.parseLong(line.split(" ")[0])).orElseThrow();
  }

  private static void jar(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
    Path classes = Path.of("target/test-classes").toAbsolutePath();
    attributes.put(Attributes.Name.CLASS_PATH, classes.toUri().toString());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream written = new JarOutputStream(out, manifest)) {
      written.finish();
    }
  }
}
