package io.synthorax.learning.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Differentiable augmentation (Zhao et al. 2020) of images (n, 1, height, width), in float32. Draws
 * are (n, 7): contrast, brightness, rows and columns to move by, top, left and side of the square
 * that is cut out.
 */
public final class ImageAugmentation implements AutoCloseable {
  private final Script script;

  public ImageAugmentation(TorchEngine engine) {
    this.script = new Script(engine.device(), Precision.FLOAT32, "");
  }

  /** The images after what was drawn for each. */
  public NDArray apply(NDManager scope, NDArray images, NDArray draws) {
    return script.call(scope, "augment", images, draws).head();
  }

  /** The gradient by the images, given that by the augmented ones. */
  public NDArray backward(NDManager scope, NDArray gradient, NDArray draws) {
    return script.call(scope, "augment_backward", gradient, draws).head();
  }

  @Override
  public void close() {
    script.close();
  }
}
