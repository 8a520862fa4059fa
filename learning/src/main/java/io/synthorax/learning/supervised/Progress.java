package io.synthorax.learning.supervised;

/**
 * Hears of every optimizer step, on the training thread. An exception thrown here ends the training
 * and reaches its caller.
 */
@FunctionalInterface
public interface Progress {
  /** Nobody listens. */
  Progress NONE = (step, steps, loss) -> {};

  /** Step (from 1) of so many has ended with the mean loss of its batch. */
  void step(int step, int steps, float loss);
}
