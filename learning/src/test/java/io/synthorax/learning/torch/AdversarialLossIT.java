package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.weights.Weights;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Losses and their gradients against their formulas. */
class AdversarialLossIT {
  private static final float[] SCORES = {-3, -1.5f, -0.5f, 0.25f, 0.75f, 2};

  private interface Measured {
    Loss of(TorchNetwork network, NDManager scope, NDArray scores);
  }

  @Test
  void logistic() {
    check((n, s, x) -> n.logisticLoss(s, x, 1), x -> Math.log1p(Math.exp(-x)));
    check((n, s, x) -> n.logisticLoss(s, x, 0), x -> Math.log1p(Math.exp(x)));
  }

  @Test
  void hinge() {
    check((n, s, x) -> n.hingeLoss(s, x, 1), x -> Math.max(0, 1 - x));
    check((n, s, x) -> n.hingeLoss(s, x, -1), x -> Math.max(0, 1 + x));
    check((n, s, x) -> n.scoreLoss(s, x), x -> -x);
  }

  private static void check(Measured measured, DoubleUnaryOperator formula) {
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
    Network any = Dcgan.discriminator(8, 0.0625);
    try (TorchNetwork network = new TorchNetwork(engine, any, Weights.initial(any, 1));
        NDManager scope = engine.newScope()) {
      Loss loss = measured.of(network, scope, scope.create(SCORES, new Shape(SCORES.length, 1)));
      float[] gradient = loss.gradient().toFloatArray();
      double value = 0;
      double probability = 0;
      for (int i = 0; i < SCORES.length; i++) {
        double slope =
            (formula.applyAsDouble(SCORES[i] + 1e-5) - formula.applyAsDouble(SCORES[i] - 1e-5))
                / 2e-5;
        assertThat((double) gradient[i]).isCloseTo(slope / SCORES.length, within(1e-5));
        value += formula.applyAsDouble(SCORES[i]) / SCORES.length;
        probability += 1 / (1 + Math.exp(-SCORES[i])) / SCORES.length;
      }
      assertThat((double) loss.value()).isCloseTo(value, within(1e-5));
      assertThat((double) loss.probability()).isCloseTo(probability, within(1e-5));
    }
  }
}
