package io.synthorax.evaluator;

/**
 * Chooses some of a numbered sequence, evenly spread over it, without holding it: needs no seed and
 * treats every stretch of the sequence alike.
 *
 * @param total length of the sequence
 * @param chosen how many are taken, all if there are no more
 */
record EvenChoice(int total, int chosen) {

  /** At most so many of a sequence. */
  static EvenChoice of(int total, int most) {
    return new EvenChoice(total, Math.min(total, most));
  }

  boolean takes(int index) {
    return (index + 1L) * chosen / total > (long) index * chosen / total;
  }
}
