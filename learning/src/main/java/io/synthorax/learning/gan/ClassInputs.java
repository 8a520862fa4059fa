package io.synthorax.learning.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.torch.Loss;
import io.synthorax.learning.torch.TorchEngine;
import java.util.function.Function;

/**
 * The classes of a batch's images, as a class-conditional game needs them: as inputs of the
 * generator, and to read the logit of its own class for each image. With one class there is nothing
 * to add and one logit to read.
 */
final class ClassInputs {
  private final int classes;
  private final int[] numbers;

  /** {@code numbers}: of each image's class, below {@code classes}. */
  ClassInputs(int classes, int... numbers) {
    this.classes = classes;
    this.numbers = numbers;
  }

  /** Latents (n, size) with the class inputs after each: (n, size + inputs). */
  float[] after(float[] latents) {
    int inputs = Dcgan.classInputs(classes);
    int size = latents.length / numbers.length;
    float[] all = new float[numbers.length * (size + inputs)];
    for (int i = 0; i < numbers.length; i++) {
      int at = i * (size + inputs);
      System.arraycopy(latents, i * size, all, at, size);
      if (inputs > 0) {
        all[at + size + numbers[i]] = 1;
      }
    }
    return all;
  }

  /**
   * The loss of the images' own logits (n, 1) among those of all classes (n, classes), with its
   * gradient by all of them: zero for the others.
   */
  Loss loss(NDManager scope, NDArray logits, Function<NDArray, Loss> ofOwn) {
    if (classes == 1) {
      return ofOwn.apply(logits);
    }
    NDArray marks = marks(scope);
    Loss loss = ofOwn.apply(logits.mul(marks).sum(new int[] {1}, true));
    return new Loss(loss.value(), loss.gradient().mul(marks), loss.probability());
  }

  private NDArray marks(NDManager scope) {
    return TorchEngine.batch(scope, after(new float[0]), Extent.vector(classes));
  }
}
