package io.synthorax.console;

import io.synthorax.contracts.ContractViolation;
import java.util.Optional;

/** A request asks for something that is not allowed; names the field and what is. */
public final class RequestRefused extends ContractViolation {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String allowed;

  /** The field as a path such as {@code training.width}; null where no field is meant. */
  public RequestRefused(String message, String field, String allowed) {
    super(message);
    this.field = field;
    this.allowed = allowed;
  }

  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  public Optional<String> allowed() {
    return Optional.ofNullable(allowed);
  }
}
