package io.synthorax.platform.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class InterruptionFilterTest {
  private final InterruptionFilter filter = new InterruptionFilter();

  @Test
  void interruptedWorkIsNoErrorWhateverItIsWrappedIn() {
    // Given
    LogRecord record = new LogRecord(Level.SEVERE, "SRMSG00200: the method has thrown");
    record.setThrown(new IllegalStateException(new StageInterrupted("asked to end")));

    // When, Then
    assertThat(filter.isLoggable(record)).isFalse();
    assertThat(filter.isLoggable(new LogRecord(Level.SEVERE, "SRMSG18203: nacked"))).isFalse();
  }

  @Test
  void everyOtherFailureIsLogged() {
    // Given
    LogRecord record = new LogRecord(Level.SEVERE, "SRMSG00200: the method has thrown");
    record.setThrown(new IllegalStateException("a bug"));

    // When, Then
    assertThat(filter.isLoggable(record)).isTrue();
    assertThat(filter.isLoggable(new LogRecord(Level.INFO, null))).isTrue();
  }
}
