package io.synthorax.learning.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.synthorax.contracts.AdversarialLoss;
import io.synthorax.learning.torch.Loss;
import io.synthorax.learning.torch.TorchNetwork;

/** What both networks are after, given the discriminator's outputs (n, 1). */
record Objective(AdversarialLoss loss, TorchNetwork discriminator) {

  /** The discriminator's loss on real images. */
  Loss real(NDManager scope, NDArray outputs) {
    return switch (loss) {
      case LOGISTIC -> discriminator.logisticLoss(scope, outputs, 1);
      case HINGE -> discriminator.hingeLoss(scope, outputs, 1);
    };
  }

  /** The discriminator's loss on synthesized images. */
  Loss synthesized(NDManager scope, NDArray outputs) {
    return switch (loss) {
      case LOGISTIC -> discriminator.logisticLoss(scope, outputs, 0);
      case HINGE -> discriminator.hingeLoss(scope, outputs, -1);
    };
  }

  /** The generator's loss: it wants to be taken for real. */
  Loss generator(NDManager scope, NDArray outputs) {
    return switch (loss) {
      case LOGISTIC -> discriminator.logisticLoss(scope, outputs, 1);
      case HINGE -> discriminator.scoreLoss(scope, outputs);
    };
  }
}
