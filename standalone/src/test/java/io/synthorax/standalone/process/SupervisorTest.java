package io.synthorax.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  private static final String WAIT = "while true; do sleep 0.05; done";

  @TempDir Path folder;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private ProcessRegister register;
  private Supervisor supervisor;

  @BeforeEach
  void prepare() {
    Supervision quick =
        new Supervision(
            () -> new RestartPolicy(2, Duration.ofMinutes(10), Duration.ofMillis(10)),
            Duration.ofMillis(50));
    register = new ProcessRegister(folder.resolve("processes"));
    supervisor = new Supervisor(quick, register, notices::add);
  }

  @AfterEach
  void stop() throws IOException {
    supervisor.close();
  }

  @Test
  void startsAChildAgainThatDies() throws Exception {
    // Given
    supervisor.start(List.of(child("worker", "echo $$ >pid; touch ready; " + WAIT)));
    String first = pid();

    // When
    ProcessHandle.of(Long.parseLong(first)).orElseThrow().destroyForcibly();

    // Then
    assertThat(Conditions.await(() -> !pid().isEmpty() && !pid().equals(first))).isTrue();
    assertThat(notices).hasSize(1).first().asString().contains("worker", "137");
    assertThat(supervisor.failure()).isNotDone();
  }

  @Test
  void givesUpAChildThatDiesTooOften() throws Exception {
    // Given, When
    supervisor.start(List.of(child("flicker", "echo run >>runs; touch ready; sleep 0.3; exit 9")));

    // Then
    assertThat(Conditions.await(() -> supervisor.failure().isCompletedExceptionally())).isTrue();
    assertThatThrownBy(() -> supervisor.failure().join())
        .hasCauseInstanceOf(ChildFailed.class)
        .hasMessageContaining("flicker")
        .hasMessageContaining("exit code 9");
    assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(3);
  }

  @Test
  void failsFastWithTheLogsLastLinesWhenAChildDiesAtStart() {
    // Given
    List<ChildCommand> commands =
        List.of(
            child("healthy", "touch ready; " + WAIT),
            child(
                "broken",
                "echo 'no disk in drive A'; exit 3",
                new Readiness.FileAppears(folder.resolve("never"))));

    // When, Then
    assertThatThrownBy(() -> supervisor.start(commands))
        .isInstanceOf(ChildFailed.class)
        .hasMessageContaining("broken")
        .hasMessageContaining("exit code 3")
        .hasMessageContaining("no disk in drive A");
  }

  @Test
  void givesUpAChildThatNeverGetsReady() {
    // Given
    ChildCommand slow =
        new ChildCommand(
            "slow",
            List.of("/bin/sh", "-c", "echo still thinking; " + WAIT),
            Map.of(),
            folder.resolve("slow.log"),
            new Readiness.FileAppears(folder.resolve("never")),
            Duration.ofMillis(500),
            Duration.ofSeconds(5));

    // When, Then
    assertThatThrownBy(() -> supervisor.start(List.of(slow)))
        .isInstanceOf(ChildFailed.class)
        .hasMessageContaining("still thinking");
  }

  @Test
  void startsAChildAgainThatSaysItIsDead() throws Exception {
    // Given
    AtomicInteger live = new AtomicInteger(200);
    HttpServer health = health(live);
    URI base = URI.create("http://127.0.0.1:" + health.getAddress().getPort());
    supervisor.start(
        List.of(
            child(
                "service",
                "echo $$ >pid; " + WAIT,
                new Readiness.HttpAnswers(base.resolve("/ready"), base.resolve("/live")))));
    assertThat(Conditions.await(() -> !pid().isEmpty())).isTrue();
    String first = pid();

    // When
    live.set(503);

    // Then
    assertThat(Conditions.await(() -> !pid().equals(first) && !pid().isEmpty())).isTrue();
    health.stop(0);
  }

  @Test
  void stopsTheLastGroupFirst() throws Exception {
    // Given
    String onTerm = "trap 'echo %s >>stopped; exit 0' TERM; touch %s; " + WAIT;
    supervisor.start(List.of(child("store", onTerm.formatted("store", "ready"))));
    supervisor.start(
        List.of(
            child(
                "service",
                onTerm.formatted("service", "up"),
                new Readiness.FileAppears(folder.resolve("up")))));

    // When
    supervisor.close();

    // Then
    assertThat(Files.readAllLines(folder.resolve("stopped"))).containsExactly("service", "store");
    assertThat(folder.resolve("processes")).doesNotExist();
  }

  @Test
  void leavesCtrlCToTheLauncher() throws Exception {
    // Given
    supervisor.start(List.of(child("worker", "echo $$ >pid; touch ready; " + WAIT)));

    // When
    new ProcessBuilder("kill", "-INT", pid()).start().waitFor();
    new ProcessBuilder("kill", "-HUP", pid()).start().waitFor();

    // Then
    assertThat(ProcessHandle.of(Long.parseLong(pid()))).get().matches(ProcessHandle::isAlive);
  }

  private ChildCommand child(String name, String script) {
    return child(name, script, new Readiness.FileAppears(folder.resolve("ready")));
  }

  private ChildCommand child(String name, String script, Readiness readiness) {
    return new ChildCommand(
        name,
        List.of("/bin/sh", "-c", "cd '" + folder + "'; " + script),
        Map.of(),
        folder.resolve(name + ".log"),
        readiness,
        Duration.ofSeconds(30),
        Duration.ofSeconds(5));
  }

  private String pid() throws IOException {
    Path file = folder.resolve("pid");
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  private static HttpServer health(AtomicInteger live) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean ready = exchange.getRequestURI().getPath().equals("/ready");
          exchange.sendResponseHeaders(ready ? 200 : live.get(), -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
