package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Dense;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Initialization;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamIT {
  private final TorchEngine engine =
      TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));

  @Test
  void theUpdateIsThePapersFormula() {
    // Given
    Network network =
        new Network("line", Extent.vector(50), Initialization.HE, List.of(new Dense(1, false)));
    Weights start = Weights.initial(network, 1);
    float[] gradient = new float[50];
    Normals.fill(gradient, 2, 2);

    // When
    float[] actual;
    try (TorchNetwork torch = new TorchNetwork(engine, network, start)) {
      Adam adam = new Adam(torch, new Adam.Rates(0.01, 0.5, 0.999));
      try (NDManager scope = engine.newScope()) {
        NDArray g = scope.create(gradient).reshape(1, 50);
        for (int step = 0; step < 3; step++) {
          adam.update(new Gradients(new NDList(g)));
        }
      }
      actual = torch.weights().get("0.weight").values();
    }

    // Then
    for (int i = 0; i < 50; i++) {
      double p = start.get("0.weight").values()[i];
      double m = 0;
      double v = 0;
      for (int t = 1; t <= 3; t++) {
        m = 0.5 * m + 0.5 * gradient[i];
        v = 0.999 * v + 0.001 * gradient[i] * gradient[i];
        double first = m / (1 - Math.pow(0.5, t));
        double second = v / (1 - Math.pow(0.999, t));
        p -= 0.01 * first / (Math.sqrt(second) + 1e-8);
      }
      assertThat((double) actual[i]).isCloseTo(p, within(1e-6));
    }
  }

  @Test
  void nothingOfOneNetworkReachesTheOther() {
    // Given a generator's pass that goes through a discriminator
    Network g = Dcgan.generator(32, 8, 0.125);
    Network d = Dcgan.discriminator(32, 0.125);
    try (TorchNetwork generator = new TorchNetwork(engine, g, Weights.initial(g, 1));
        TorchNetwork discriminator = new TorchNetwork(engine, d, Weights.initial(d, 2));
        NDManager scope = engine.newScope()) {
      float[] z = new float[4 * 8];
      Normals.fill(z, 1, 1);
      Tape images = generator.train(scope, TorchEngine.batch(scope, z, g.input()));
      Tape judged = discriminator.train(scope, images.output());
      Loss loss = discriminator.logisticLoss(scope, judged.output(), 1);
      float[] alone = all(discriminator.backward(scope, judged, loss.gradient()));
      float[] frozen = trained(discriminator);

      // When the generator is updated through the frozen discriminator
      NDArray wish = discriminator.backwardInput(scope, judged, loss.gradient());
      new Adam(generator, Adam.Rates.usual(0.1)).update(generator.backward(scope, images, wish));

      // Then the discriminator has neither moved nor gathered anything for its next update
      assertThat(trained(discriminator)).isEqualTo(frozen);
      assertThat(all(discriminator.backward(scope, judged, loss.gradient()))).isEqualTo(alone);
      assertThat(trained(generator)).isNotEqualTo(Weights.initial(g, 1).get("0.weight").values());
    }
  }

  private static float[] trained(TorchNetwork network) {
    return network.weights().get("0.weight").values();
  }

  private static float[] all(Gradients gradients) {
    return gradients.arrays().get(0).toFloatArray();
  }
}
