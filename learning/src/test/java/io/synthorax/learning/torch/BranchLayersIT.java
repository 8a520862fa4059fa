package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.synthorax.learning.network.AsymmetricConvolution;
import io.synthorax.learning.network.AveragePooling;
import io.synthorax.learning.network.Branches;
import io.synthorax.learning.network.Dropout;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Initialization;
import io.synthorax.learning.network.Layer;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The layers of the classifiers against the plainest loops. */
class BranchLayersIT {
  private static final int SIDE = 7;
  private static final int AREA = SIDE * SIDE;
  private static final Extent MAPS = new Extent(2, SIDE, SIDE);

  private final TorchEngine engine =
      TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));

  @Test
  void averagePoolingLeavesOutThePadding() {
    // Given
    Network network = network(new AveragePooling(3, 2, 1));
    float[] input = normals(2 * AREA);

    // When
    float[] actual = infer(network, input);

    // Then
    for (int c = 0; c < 2; c++) {
      for (int y = 0; y < 4; y++) {
        for (int x = 0; x < 4; x++) {
          double sum = 0;
          int count = 0;
          for (int row = Math.max(0, 2 * y - 1); row < Math.min(SIDE, 2 * y + 2); row++) {
            for (int column = Math.max(0, 2 * x - 1);
                column < Math.min(SIDE, 2 * x + 2);
                column++) {
              sum += input[c * AREA + row * SIDE + column];
              count++;
            }
          }
          assertThat((double) actual[c * 16 + y * 4 + x]).isCloseTo(sum / count, within(1e-5));
        }
      }
    }
  }

  @Test
  void branchesStandBesideEachOtherAndAnAsymmetricKernelIsTheTripleLoop() {
    // Given
    Network network =
        network(new Branches(List.of(List.of(), List.of(new AsymmetricConvolution(3, 1, 5)))));
    float[] kernel = Weights.initial(network, 3).get("0.1.0.weight").values();
    float[] input = normals(2 * AREA);

    // When
    float[] actual = infer(network, input);

    // Then
    assertThat(actual).hasSize(5 * AREA).startsWith(input);
    for (int o = 0; o < 3; o++) {
      for (int place = 0; place < AREA; place++) {
        double sum = 0;
        for (int i = 0; i < 2; i++) {
          for (int k = 0; k < 5; k++) {
            int column = place % SIDE + k - 2;
            if (column >= 0 && column < SIDE) {
              sum += input[i * AREA + place / SIDE * SIDE + column] * kernel[(o * 2 + i) * 5 + k];
            }
          }
        }
        assertThat((double) actual[(2 + o) * AREA + place]).isCloseTo(sum, within(1e-5));
      }
    }
  }

  @Test
  void whatDropoutDropsIsAFunctionOfTheSeed() {
    // Given
    Network network = network(new Dropout(0.25));
    float[] input = normals(2 * AREA);

    // When
    float[] first = train(network, input, 1);
    float[] again = train(network, input, 1);
    float[] other = train(network, input, 2);

    // Then
    assertThat(first).isEqualTo(again).isNotEqualTo(other);
    assertThat(infer(network, input)).isEqualTo(input);
    int dropped = 0;
    for (int i = 0; i < input.length; i++) {
      dropped += first[i] == 0 ? 1 : 0;
      assertThat(first[i] == 0 || Math.abs(first[i] - input[i] / 0.75f) < 1e-5).isTrue();
    }
    assertThat(dropped).isBetween(10, 40);
  }

  private static Network network(Layer layer) {
    return new Network("one", MAPS, Initialization.HE, List.of(layer));
  }

  private float[] infer(Network network, float[] input) {
    try (TorchNetwork torch = new TorchNetwork(engine, network, Weights.initial(network, 3));
        NDManager scope = engine.newScope()) {
      return torch.infer(scope, TorchEngine.batch(scope, input, MAPS)).toFloatArray();
    }
  }

  private float[] train(Network network, float[] input, long seed) {
    try (TorchNetwork torch = new TorchNetwork(engine, network, Weights.initial(network, 3));
        NDManager scope = engine.newScope()) {
      NDArray batch = TorchEngine.batch(scope, input, MAPS);
      return torch.train(scope, batch, seed).output().toFloatArray();
    }
  }

  private static float[] normals(int n) {
    float[] values = new float[n];
    Normals.fill(values, 11, 1);
    return values;
  }
}
