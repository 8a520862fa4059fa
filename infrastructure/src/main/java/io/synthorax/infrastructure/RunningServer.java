package io.synthorax.infrastructure;

import io.synthorax.contracts.WorldUnreachable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One server's process, for tests: started, waited for, stopped or killed. */
final class RunningServer {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(10);
  private static final int LAST_LINES = 20;

  private final ServerCommand command;
  private final Path log;
  private Process process;

  private RunningServer(ServerCommand command, Path log) {
    this.command = command;
    this.log = log;
  }

  /** Returns once clients may connect; throws WorldUnreachable with the log's last lines if not. */
  static RunningServer start(ServerCommand command, Path log) throws IOException {
    RunningServer server = new RunningServer(command, log);
    server.start();
    return server;
  }

  void start() throws IOException {
    Files.deleteIfExists(command.ready());
    ProcessBuilder builder = new ProcessBuilder(command.command());
    builder.environment().putAll(command.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    process = builder.start();
    awaitReady();
  }

  void stop() {
    process.destroy();
    awaitEnd();
  }

  void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitReady() throws IOException {
    long deadline = System.nanoTime() + START.toNanos();
    while (!Files.exists(command.ready())) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        process.destroyForcibly();
        throw new WorldUnreachable(
            "The %s did not start; the end of %s:%n%s".formatted(command.name(), log, lastLines()),
            null);
      }
      pause();
    }
  }

  private void pause() {
    try {
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private String lastLines() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
