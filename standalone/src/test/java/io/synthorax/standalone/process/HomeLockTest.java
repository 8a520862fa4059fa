package io.synthorax.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {
  @TempDir Path home;

  @Test
  void refusesASecondHolderAndNamesHomeAndProcess() throws Exception {
    // Given
    try (HomeLock first = HomeLock.take(home)) {
      assertThat(first).isNotNull();

      // When, Then
      assertThatThrownBy(() -> HomeLock.take(home))
          .isInstanceOf(HomeLock.Held.class)
          .hasMessageContaining(home.toString())
          .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
    }
  }

  @Test
  void isFreeAgainOnceReleased() throws Exception {
    // Given
    HomeLock.take(home).close();

    // When
    HomeLock second = HomeLock.take(home);

    // Then
    assertThat(second).isNotNull();
    second.close();
  }
}
