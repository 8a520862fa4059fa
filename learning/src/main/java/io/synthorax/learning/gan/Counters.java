package io.synthorax.learning.gan;

import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.torch.ConvolutionForms;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;

/**
 * Where a run stands. Order of images and latents are functions of seed and step, so these numbers
 * are all of its random state; precision, threads and the forms of the convolutions are kept on
 * resume, because results depend on them.
 */
public record Counters(
    TrainingSpecification specification,
    long seed,
    long step,
    Precision precision,
    int threads,
    ConvolutionForms forms) {
  private static final double HALF_LIFE_SHARE = 0.05;

  /** States of earlier versions name no forms: all was the library's. */
  public Counters {
    forms = forms == null ? ConvolutionForms.LIBRARY : forms;
  }

  /** Where a run begins on this engine. */
  static Counters start(TorchEngine engine, TrainingSpecification specification, long seed) {
    return new Counters(
        specification, seed, 0, engine.precision(), engine.threads(), engine.forms());
  }

  Counters next() {
    return new Counters(specification, seed, step + 1, precision, threads, forms);
  }

  /**
   * How far the published generator moves in a step: half of the way in the specified half-life, or
   * in a twentieth of the images so far; all of the way where there is no average.
   */
  double averagingShare() {
    int longest = specification.stabilization().averageHalfLife();
    if (longest == 0) {
      return 1;
    }
    double halfLife = Math.min(longest, imagesShown() * HALF_LIFE_SHARE);
    return 1 - StrictMath.pow(0.5, specification.batchSize() / halfLife);
  }

  /** Real images shown to the discriminator so far. */
  public long imagesShown() {
    return step * specification.batchSize();
  }
}
