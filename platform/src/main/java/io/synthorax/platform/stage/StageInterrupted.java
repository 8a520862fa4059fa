package io.synthorax.platform.stage;

/**
 * The process is asked to end, or a lease is lost: the work's state is saved, its record stays for
 * whoever is next.
 */
public class StageInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StageInterrupted(String reason) {
    super(reason);
  }
}
