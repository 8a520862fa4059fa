package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.synthorax.learning.network.Activation;
import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.Dense;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Flatten;
import io.synthorax.learning.network.Initialization;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.SpectrallyNormalized;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpectralNormalizationIT {
  private static final int EXAMPLES = 3;
  private static final Network NETWORK =
      new Network(
          "normalized",
          new Extent(2, 6, 6),
          Initialization.HE,
          List.of(
              new SpectrallyNormalized(new Convolution(3, 4, 2, 1, true)),
              new Activation(Activation.Function.TANH),
              new Flatten(),
              new SpectrallyNormalized(new Dense(2, true))));

  private final TorchEngine engine =
      TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
  private final float[] input = normals(EXAMPLES * NETWORK.input().size(), 1);

  @Test
  void theLayerIsDividedByItsLargestSingularValue() {
    // Given a dense layer of known singular values 3 and 0.5
    Network dense =
        new Network(
            "dense",
            Extent.vector(2),
            Initialization.HE,
            List.of(new SpectrallyNormalized(new Dense(2, false))));
    Map<String, FloatArray> arrays = new LinkedHashMap<>(Weights.initial(dense, 3).arrays());
    arrays.put("0.weight", new FloatArray(List.of(2, 2), new float[] {0, 3, 0.5f, 0}));

    // When
    float[] output;
    try (TorchNetwork torch = new TorchNetwork(engine, dense, passed(dense, new Weights(arrays)));
        NDManager scope = engine.newScope()) {
      NDArray x = TorchEngine.batch(scope, new float[] {6, 1}, dense.input());
      output = torch.infer(scope, x).toFloatArray();
    }

    // Then
    assertThat(output).containsExactly(new float[] {1, 1}, within(1e-5f));
  }

  @Test
  void theGradientsAreTheSlopes() {
    // Given singular vectors that have settled, as they do in training
    Weights weights = passed(NETWORK, Weights.initial(NETWORK, 3));
    float[] direction = normals(EXAMPLES * NETWORK.output().size(), 2);

    for (String name : List.of("0.weight", "0.bias", "3.weight", "3.bias")) {
      float[] way = normals(weights.get(name).values().length, 9);

      // When
      double slope =
          (objective(moved(weights, name, way, 1e-3f), direction)
                  - objective(moved(weights, name, way, -1e-3f), direction))
              / 2e-3;

      // Then
      double along = dot(gradient(weights, direction, name), way);
      assertThat(along).as(name).isCloseTo(slope, within(0.01 * Math.max(1, Math.abs(slope))));
    }
  }

  @Test
  void onlyWeightsCanBeNormalized() {
    assertThatThrownBy(() -> new SpectrallyNormalized(new Flatten()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The weights after so many passes that the singular vectors have settled. */
  private Weights passed(Network network, Weights weights) {
    try (TorchNetwork torch = new TorchNetwork(engine, network, weights)) {
      for (int pass = 0; pass < 200; pass++) {
        try (NDManager scope = engine.newScope()) {
          float[] any = new float[network.input().size()];
          torch.train(scope, TorchEngine.batch(scope, any, network.input()));
        }
      }
      return torch.weights();
    }
  }

  private double objective(Weights weights, float[] direction) {
    try (TorchNetwork torch = new TorchNetwork(engine, NETWORK, weights);
        NDManager scope = engine.newScope()) {
      Tape tape = torch.train(scope, TorchEngine.batch(scope, input, NETWORK.input()));
      return dot(tape.output().toFloatArray(), direction);
    }
  }

  private float[] gradient(Weights weights, float[] direction, String name) {
    try (TorchNetwork torch = new TorchNetwork(engine, NETWORK, weights);
        NDManager scope = engine.newScope()) {
      Tape tape = torch.train(scope, TorchEngine.batch(scope, input, NETWORK.input()));
      NDArray out = TorchEngine.batch(scope, direction, NETWORK.output());
      int place = List.of("0.weight", "0.bias", "3.weight", "3.bias").indexOf(name);
      float[] values = torch.backward(scope, tape, out).arrays().get(place).toFloatArray();
      return StoredLayout.original(weights.get(name).shape(), values).values();
    }
  }

  private static Weights moved(Weights weights, String name, float[] way, float step) {
    Map<String, FloatArray> arrays = new LinkedHashMap<>(weights.arrays());
    float[] values = weights.get(name).values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += step * way[i];
    }
    arrays.put(name, new FloatArray(weights.get(name).shape(), values));
    return new Weights(arrays);
  }

  private static float[] normals(int n, long stream) {
    float[] values = new float[n];
    Normals.fill(values, 7, stream);
    return values;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
