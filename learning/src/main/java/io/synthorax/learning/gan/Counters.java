package io.synthorax.learning.gan;

import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.torch.Precision;

/**
 * Where a run stands. Order of images and latents are functions of seed and step, so these numbers
 * are all of its random state; precision and threads are kept on resume, because results depend on
 * them.
 */
public record Counters(
    TrainingSpecification specification, long seed, long step, Precision precision, int threads) {

  Counters next() {
    return new Counters(specification, seed, step + 1, precision, threads);
  }

  /** Real images shown to the discriminator so far. */
  public long imagesShown() {
    return step * specification.batchSize();
  }
}
