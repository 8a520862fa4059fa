package io.synthorax.contracts;

/** A message or data set breaks its contract: never retried; a dead letter, or an answer of 400. */
public class ContractViolation extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ContractViolation(String message) {
    super(message);
  }

  public ContractViolation(String message, Throwable cause) {
    super(message, cause);
  }
}
