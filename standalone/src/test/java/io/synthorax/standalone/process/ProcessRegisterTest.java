package io.synthorax.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRegisterTest {
  @TempDir Path folder;
  private Process child;

  @BeforeEach
  void start() throws Exception {
    child = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    child.destroyForcibly();
  }

  @Test
  void endsWhatAnEarlierLauncherLeft() throws Exception {
    // Given
    Path file = folder.resolve("processes");
    new ProcessRegister(file).started("worker", child.toHandle());

    // When
    var ended = new ProcessRegister(file).endLeftovers();

    // Then
    assertThat(ended).containsExactly("worker");
    assertThat(child.isAlive()).isFalse();
    assertThat(file).doesNotExist();
  }

  @Test
  void sparesAStrangerWhoGotThePid() throws Exception {
    // Given
    Path file = folder.resolve("processes");
    Files.writeString(file, child.pid() + " 12345 worker\n");

    // When
    var ended = new ProcessRegister(file).endLeftovers();

    // Then
    assertThat(ended).isEmpty();
    assertThat(child.isAlive()).isTrue();
  }
}
