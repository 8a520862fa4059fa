package io.synthorax.contracts;

/**
 * The broker or the store does not answer: retried with backoff, then the process fails its
 * liveness.
 */
public class WorldUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorldUnreachable(String message, Throwable cause) {
    super(message, cause);
  }
}
