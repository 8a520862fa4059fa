package io.synthorax.console;

/** What was asked for does not fit what is going on at this moment; later it may. */
public final class StateConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StateConflict(String message) {
    super(message);
  }
}
