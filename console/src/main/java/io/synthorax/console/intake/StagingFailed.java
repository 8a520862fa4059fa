package io.synthorax.console.intake;

import java.io.IOException;

/** The staging folder could not be written: the disk is full or read-only. */
public final class StagingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StagingFailed(String message, IOException cause) {
    super(message, cause);
  }
}
