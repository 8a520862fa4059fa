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
  /** That a record goes back: whoever sends it back has said why. */
  private static final String SENT_BACK = "SRMSG18203";

  @Override
  public boolean isLoggable(LogRecord record) {
    if (String.valueOf(record.getMessage()).startsWith(SENT_BACK)) {
      return false;
    }
    for (Throwable t = record.getThrown(); t != null; t = t.getCause()) {
      if (t instanceof StageInterrupted) {
        return false;
      }
    }
    return true;
  }
}
