package io.synthorax.contracts;

import java.util.Set;

/**
 * The networks of a run and how they are trained (Salehinejad et al. 2019; what the paper does not
 * state is the DCGAN recipe's).
 *
 * @param resolution of the images, the one dial
 * @param width scales all channels; 1 is the paper
 * @param latentSize values of z, drawn from N(0, 1)
 * @param batchSize real images per step
 * @param instanceNoise standard deviation, on pixels in [-1, 1], of the noise that hides from the
 *     discriminator what tells real from synthesized at a glance (Sonderby et al. 2017); halves
 *     every 100,000 images; 0 is the paper
 * @param stabilization what else keeps a game on few images going
 */
public record TrainingSpecification(
    Resolution resolution,
    double width,
    int latentSize,
    int batchSize,
    double learningRate,
    double beta1,
    double beta2,
    double instanceNoise,
    Stabilization stabilization) {
  public TrainingSpecification {
    Require.that(resolution != null, "training.resolution", "one of " + Resolution.ALLOWED, null);
    Require.that(width >= 0.03125 && width <= 4, "training.width", "0.03125 to 4", width);
    Require.that(
        latentSize >= 1 && latentSize <= 4096, "training.latentSize", "1 to 4096", latentSize);
    Require.that(batchSize >= 2 && batchSize <= 1024, "training.batchSize", "2 to 1024", batchSize);
    Require.that(
        learningRate > 0 && learningRate < 1,
        "training.learningRate",
        "between 0 and 1",
        learningRate);
    Require.that(beta1 >= 0 && beta1 < 1, "training.beta1", "0 to below 1", beta1);
    Require.that(beta2 >= 0 && beta2 < 1, "training.beta2", "0 to below 1", beta2);
    Require.that(
        instanceNoise >= 0 && instanceNoise <= 2,
        "training.instanceNoise",
        "0 to 2",
        instanceNoise);
    stabilization = stabilization == null ? Stabilization.UNRECORDED : stabilization;
  }

  /** The same with another batch size, instance noise and stabilization. */
  public TrainingSpecification with(
      int otherBatchSize, double otherInstanceNoise, Stabilization otherStabilization) {
    return new TrainingSpecification(
        resolution,
        width,
        latentSize,
        otherBatchSize,
        learningRate,
        beta1,
        beta2,
        otherInstanceNoise,
        otherStabilization);
  }

  /** The same with another augmentation. */
  public TrainingSpecification with(Set<Augmentation> augmentation) {
    return with(batchSize, instanceNoise, stabilization.with(augmentation));
  }

  /** The same with another learning rate. */
  public TrainingSpecification withRate(double otherLearningRate) {
    return new TrainingSpecification(
        resolution,
        width,
        latentSize,
        batchSize,
        otherLearningRate,
        beta1,
        beta2,
        instanceNoise,
        stabilization);
  }

  /** The paper's recipe at a resolution and width. */
  public static TrainingSpecification paper(Resolution resolution, double width) {
    return new TrainingSpecification(
        resolution, width, 128, 64, 2e-4, 0.5, 0.999, 0, Stabilization.NONE);
  }
}
