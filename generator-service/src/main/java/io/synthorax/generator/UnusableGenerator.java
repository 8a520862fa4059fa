package io.synthorax.generator;

/**
 * A generator that does not load or does not yield images: an answer to be recorded, not an error.
 */
final class UnusableGenerator extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableGenerator(String reason) {
    super(reason);
  }
}
