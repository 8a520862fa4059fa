package io.synthorax.platform.stage;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * Keeps out of the log what the messaging library tells of interrupted work, with stack traces and
 * as an error: it is none, and {@link StageRunner} has said it in a line.
 */
@LoggingFilter(name = "interruption")
final class InterruptionFilter implements Filter {
  @Override
  public boolean isLoggable(LogRecord record) {
    for (Throwable t = record.getThrown(); t != null; t = t.getCause()) {
      if (t instanceof StageInterrupted) {
        return false;
      }
    }
    return true;
  }
}
