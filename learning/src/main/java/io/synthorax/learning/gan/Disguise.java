package io.synthorax.learning.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.torch.ImageAugmentation;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.weights.Normals;

/**
 * Images as the discriminator sees them, real and synthesized alike: augmented, then with instance
 * noise. All of it is a function of seed, step and draw, so that a resumed run sees the same.
 */
final class Disguise implements AutoCloseable {
  private static final double NOISE_HALF_LIFE = 100_000;
  private static final long AUGMENTATION = 0x41756721L;

  private final TorchEngine engine;
  private final ImageAugmentation augmentation;
  private final AugmentationDraws draws;

  /** The occasions of a step. */
  enum Draw {
    REAL,
    SYNTHESIZED,
    JUDGED
  }

  Disguise(TorchEngine engine, TrainingSpecification specification) {
    this.engine = engine;
    this.augmentation = new ImageAugmentation(engine);
    this.draws =
        new AugmentationDraws(
            specification.stabilization().augmentation(), specification.resolution().pixels());
  }

  /** What the discriminator sees of images (n, 1, height, width). */
  NDArray of(NDManager scope, NDArray images, Counters at, Draw draw) {
    return noised(scope, augmented(scope, images, at, draw), at, draw);
  }

  /** The gradient by the images, given that by what was seen of them. */
  NDArray backward(NDManager scope, NDArray gradient, Counters at, Draw draw) {
    // Noise is added: the gradient passes it unchanged.
    return draws.chosen().isEmpty()
        ? gradient
        : augmentation.backward(scope, gradient, draws(scope, gradient, at, draw));
  }

  private NDArray augmented(NDManager scope, NDArray images, Counters at, Draw draw) {
    return draws.chosen().isEmpty()
        ? images
        : augmentation.apply(scope, images, draws(scope, images, at, draw));
  }

  private NDArray draws(NDManager scope, NDArray images, Counters at, Draw draw) {
    int n = (int) images.getShape().get(0);
    float[] values = draws.of(n, Normals.mix(key(at, draw) ^ AUGMENTATION));
    return scope.create(values, new Shape(n, AugmentationDraws.VALUES));
  }

  private NDArray noised(NDManager scope, NDArray images, Counters at, Draw draw) {
    double deviation =
        at.specification().instanceNoise() * Math.pow(2, -at.imagesShown() / NOISE_HALF_LIFE);
    if (deviation == 0) {
      return images;
    }
    NDArray noise = engine.normals(scope, images.getShape(), key(at, draw));
    return images.add(noise.mul((float) deviation));
  }

  private static long key(Counters at, Draw draw) {
    return Normals.mix(at.seed() + Draw.values().length * at.step() + draw.ordinal());
  }

  @Override
  public void close() {
    augmentation.close();
  }
}
