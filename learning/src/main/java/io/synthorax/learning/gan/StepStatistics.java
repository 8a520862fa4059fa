package io.synthorax.learning.gan;

/**
 * What one step saw.
 *
 * @param imagesShown real images shown to the discriminator since the start, this step's included
 * @param realProbability mean D(x) before the update
 * @param synthesizedProbability mean D(G(z)) before the update
 */
public record StepStatistics(
    long step,
    long imagesShown,
    float discriminatorLoss,
    float generatorLoss,
    float realProbability,
    float synthesizedProbability) {

  /** Whether the losses are no finite numbers any more: the run is lost. */
  public boolean diverged() {
    return !Float.isFinite(discriminatorLoss) || !Float.isFinite(generatorLoss);
  }
}
