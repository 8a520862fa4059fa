package io.synthorax.evaluator;

/** An extractor that could not be trained: an answer to be recorded, not an error. */
final class UnusableExtractor extends Exception {
  private static final long serialVersionUID = 1L;

  UnusableExtractor(String reason) {
    super(reason);
  }
}
