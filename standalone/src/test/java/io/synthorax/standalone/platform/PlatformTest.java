package io.synthorax.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.infrastructure.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformTest {
  @TempDir Path folder;

  @Test
  void endsWhatADeadLauncherLeftBeforeItAsksForThePort() throws Exception {
    // Given a child of a killed launcher that still listens
    HomeFolder home = HomeFolder.create(folder);
    int port = FreePorts.pick(1).get(0);
    Process leftover = listener(port);
    assertThat(leftover.inputReader().readLine()).isEqualTo("listening");
    long start = leftover.info().startInstant().orElseThrow().toEpochMilli();
    Files.writeString(home.processes(), leftover.pid() + " " + start + " console\n");

    // When
    Platform platform = Platform.in(home, OptionalInt.of(port), notice -> {});

    // Then
    assertThat(platform.console()).hasPort(port);
    assertThat(leftover.isAlive()).isFalse();
    platform.close();
  }

  @Test
  void givesTheHomeBackIfThePortIsSomebodyElses() throws Exception {
    // Given
    HomeFolder home = HomeFolder.create(folder);
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      OptionalInt port = OptionalInt.of(other.getLocalPort());

      // When, Then
      assertThatThrownBy(() -> Platform.in(home, port, notice -> {}))
          .isInstanceOf(Ports.InUse.class);
    }
    Platform.in(home, OptionalInt.empty(), notice -> {}).close();
  }

  private static Process listener(int port) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Listener.class.getName(),
            String.valueOf(port))
        .start();
  }

  /** Listens until it is ended. */
  static final class Listener {
    private Listener() {}

    public static void main(String[] arguments) throws Exception {
      int port = Integer.parseInt(arguments[0]);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        System.out.println("listening");
        socket.accept();
      }
    }
  }
}
