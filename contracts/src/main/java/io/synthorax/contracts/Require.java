package io.synthorax.contracts;

/** The one wording of a refused field. */
final class Require {
  private Require() {}

  static void that(boolean holds, String field, String allowed, Object value) {
    if (!holds) {
      throw new ContractViolation(field + " is " + value + ", allowed is " + allowed);
    }
  }
}
