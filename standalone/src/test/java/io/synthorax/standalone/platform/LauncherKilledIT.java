package io.synthorax.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherKilledIT {
  @TempDir Path home;

  @Test
  void brokerAndStoreEndWithALauncherThatIsKilled() throws Exception {
    // Given
    Process launcher = start();
    Path up = home.resolve("up");
    while (launcher.isAlive() && !Files.exists(up)) {
      launcher.waitFor(50, TimeUnit.MILLISECONDS);
    }
    List<ProcessHandle> servers =
        Files.readAllLines(home.resolve("run/processes")).stream()
            .map(line -> ProcessHandle.of(Long.parseLong(line.split(" ")[0])).orElseThrow())
            .toList();
    assertThat(servers).hasSize(2).allMatch(ProcessHandle::isAlive);

    // When
    launcher.destroyForcibly().waitFor();

    // Then
    for (ProcessHandle server : servers) {
      server.onExit().get(30, TimeUnit.SECONDS);
    }
    assertThat(servers).noneMatch(ProcessHandle::isAlive);
  }

  private Process start() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ServersOnly.class.getName(),
            home.toString())
        .redirectErrorStream(true)
        .redirectOutput(home.resolve("launcher.log").toFile())
        .start();
  }
}
