package io.synthorax.platform.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ProcessorPermitTest {
  @TempDir Path folder;

  @Test
  void aFreePermitIsHadAtOnceAndByOneThreadAtATime() {
    // Given
    ProcessorPermit permit = new ProcessorPermit(Optional.of(folder.resolve("permit")));

    // When
    try (ProcessorPermit.Held held = permit.tryAcquire().orElseThrow()) {

      // Then
      assertThat(permit.inUseHere()).isTrue();
      assertThat(CompletableFuture.supplyAsync(permit::tryAcquire).join()).isEmpty();
    }
    assertThat(permit.inUseHere()).isFalse();
    permit.tryAcquire().orElseThrow().close();
  }

  @Test
  @Timeout(60)
  void whatAnotherProcessHasIsNotTakenAndLeavesNothingLocked() throws Exception {
    // Given
    Path file = folder.resolve("permit");
    ProcessorPermit permit = new ProcessorPermit(Optional.of(file));
    Process other = holder(file);
    try {
      assertThat(other.getInputStream().read()).isEqualTo('h');

      // When
      Optional<ProcessorPermit.Held> held = permit.tryAcquire();

      // Then
      assertThat(held).isEmpty();
      assertThat(permit.inUseHere()).isFalse();
    } finally {
      other.destroyForcibly().waitFor();
    }
    permit.tryAcquire().orElseThrow().close();
  }

  private static Process holder(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Holder.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Another process: says so when it has the permit, and keeps it until it ends. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      ProcessorPermit permit = new ProcessorPermit(Optional.of(Path.of(arguments[0])));
      try (ProcessorPermit.Held held = permit.acquire()) {
        System.out.write('h');
        System.out.flush();
        System.in.read();
      }
    }
  }
}
