package io.synthorax.learning.supervised;

/**
 * How long and how fast a network learns: optimizer steps, examples in each, Adam's learning rate.
 */
public record Recipe(int steps, int batchSize, double learningRate) {
  public Recipe {
    if (steps < 1 || batchSize < 1 || !(learningRate > 0)) {
      throw new IllegalArgumentException(
          "steps "
              + steps
              + ", batch size "
              + batchSize
              + " and learning rate "
              + learningRate
              + " must be positive");
    }
  }
}
