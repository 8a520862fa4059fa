package io.synthorax.standalone.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of a child's process. */
final class Child {
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);

  /**
   * Ctrl-C goes to every process of the terminal's group. A child that took it for itself would
   * stop together with the services that need it; ignored here, ignored in the child after exec.
   */
  private static final List<String> DEAF_TO_CTRL_C =
      List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");

  private final ChildCommand command;
  private final HttpClient http;
  private final Process process;

  private Child(ChildCommand command, HttpClient http, Process process) {
    this.command = command;
    this.http = http;
    this.process = process;
  }

  static Child start(ChildCommand command, HttpClient http) throws IOException {
    if (command.readiness() instanceof Readiness.FileAppears sign) {
      Files.deleteIfExists(sign.file());
    }
    Files.createDirectories(command.log().getParent());
    List<String> line = new ArrayList<>(DEAF_TO_CTRL_C);
    line.addAll(command.command());
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().putAll(command.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(command.log().toFile()));
    return new Child(command, http, builder.start());
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  /** False if it died or its patience ran out. */
  boolean awaitReady() throws InterruptedException {
    long deadline = System.nanoTime() + command.patience().toNanos();
    while (System.nanoTime() < deadline) {
      if (isReady()) {
        return process.isAlive();
      }
      if (awaitEnd(BETWEEN_QUESTIONS)) {
        return false;
      }
    }
    return false;
  }

  /** Whether it ended within that time. */
  boolean awaitEnd(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether it says of itself that it must be started again; silence is not such an answer. */
  boolean saysItIsDead() throws InterruptedException {
    return command.readiness() instanceof Readiness.HttpAnswers sign && status(sign.live()) == 503;
  }

  void stop() {
    process.destroy();
    ProcessRegister.awaitEnd(process.toHandle(), command.grace());
  }

  private boolean isReady() throws InterruptedException {
    if (command.readiness() instanceof Readiness.HttpAnswers sign) {
      return status(sign.ready()) == 200;
    }
    return command.readiness() instanceof Readiness.FileAppears sign && Files.exists(sign.file());
  }

  private int status(URI uri) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
