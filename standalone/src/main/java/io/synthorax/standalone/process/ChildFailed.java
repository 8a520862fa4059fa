package io.synthorax.standalone.process;

/** A child did not start, or died too often; the message ends with the last lines of its log. */
public class ChildFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChildFailed(String message) {
    super(message);
  }
}
