package io.synthorax.console;

/** What was asked for does not exist, or not yet. */
public final class NothingThere extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NothingThere(String message) {
    super(message);
  }
}
