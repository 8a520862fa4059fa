package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.synthorax.learning.network.Activation;
import io.synthorax.learning.network.AsymmetricConvolution;
import io.synthorax.learning.network.AveragePooling;
import io.synthorax.learning.network.BatchNormalization;
import io.synthorax.learning.network.Branches;
import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Dense;
import io.synthorax.learning.network.Dropout;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Flatten;
import io.synthorax.learning.network.GlobalAverage;
import io.synthorax.learning.network.Initialization;
import io.synthorax.learning.network.Layer;
import io.synthorax.learning.network.MaximumPooling;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import io.synthorax.learning.network.Residual;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The written-out backward pass against differences of the forward pass, along random directions.
 */
class BackwardPassIT {
  private static final int EXAMPLES = 4;
  private static final float STEP = 1e-3f;
  private static final long SEED = 5;

  private final TorchEngine engine =
      TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));

  static Stream<Network> networks() {
    return Stream.of(
        smooth(Dcgan.generator(32, 8, 0.0625)),
        smooth(Dcgan.discriminator(32, 0.0625)),
        smooth(ConvolutionalAutoencoder.whole(32)),
        new Network(
            "residual",
            new Extent(1, 10, 10),
            Initialization.HE,
            List.of(
                new Convolution(2, 3, 1, 1, false),
                block(3, 2, true),
                block(3, 1, false),
                new GlobalAverage(),
                new Dense(3, true))),
        new Network(
            "pooling",
            new Extent(2, 9, 9),
            Initialization.HE,
            List.of(
                new Convolution(3, 3, 1, 1, true),
                new Activation(Activation.Function.TANH),
                new MaximumPooling(3, 2, 1),
                new Flatten(),
                new Dense(4, true))),
        new Network(
            "branches",
            new Extent(2, 9, 9),
            Initialization.HE,
            List.of(
                new Branches(
                    List.of(
                        List.of(new AveragePooling(3, 1, 1), new Convolution(2, 1, 1, 0, false)),
                        List.of(
                            new AsymmetricConvolution(3, 1, 7), new AsymmetricConvolution(2, 5, 1)),
                        List.of())),
                new BatchNormalization(),
                new Activation(Activation.Function.TANH),
                new Branches(
                    List.of(
                        List.of(new Convolution(3, 3, 2, 1, true)),
                        List.of(new AveragePooling(3, 2, 1)))),
                new Flatten(),
                new Dropout(0.4),
                new Dense(4, true))));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theGradientsAreTheSlopes(Network network) {
    // Given
    Weights weights = Weights.initial(network, 3);
    float[] input = normals(EXAMPLES * network.input().size(), 1);
    float[] direction = normals(EXAMPLES * network.output().size(), 2);
    Map<String, float[]> gradients = gradients(network, weights, input, direction);

    for (Parameter parameter : network.parameters()) {
      if (parameter.trained()) {
        float[] way = unit(normals(parameter.size(), 9));

        // When
        double slope =
            (objective(network, moved(weights, parameter, way, STEP), input, direction)
                    - objective(network, moved(weights, parameter, way, -STEP), input, direction))
                / (2 * STEP);

        // Then
        float[] gradient = gradients.get(parameter.name());
        double scale = Math.max(1, Math.sqrt(dot(gradient, gradient)));
        assertThat(dot(gradient, way)).as(parameter.name()).isCloseTo(slope, within(0.03 * scale));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aFrozenNetworkGivesTheSlopeOfItsInput(Network network) {
    // Given
    Weights weights = Weights.initial(network, 3);
    float[] input = normals(EXAMPLES * network.input().size(), 1);
    float[] direction = normals(EXAMPLES * network.output().size(), 2);
    float[] way = unit(normals(input.length, 9));

    // When
    float[] gradient;
    try (TorchNetwork torch = new TorchNetwork(engine, network, weights);
        NDManager scope = engine.newScope()) {
      Tape tape = torch.train(scope, TorchEngine.batch(scope, input, network.input()), SEED);
      NDArray out = TorchEngine.batch(scope, direction, network.output());
      gradient = torch.backwardInput(scope, tape, out).toFloatArray();
    }

    // Then
    double slope =
        (objective(network, weights, plus(input, way, STEP), direction)
                - objective(network, weights, plus(input, way, -STEP), direction))
            / (2 * STEP);
    double scale = Math.max(1, Math.sqrt(dot(gradient, gradient)));
    assertThat(dot(gradient, way)).isCloseTo(slope, within(0.03 * scale));
    assertThat(gradient).hasSameSizeAs(input);
  }

  @Test
  void convolutionIsTheTripleLoop() {
    // Given
    Network network =
        new Network(
            "one",
            new Extent(3, 6, 6),
            Initialization.HE,
            List.of(new Convolution(2, 4, 2, 1, true)));
    Weights weights = Weights.initial(network, 3);
    float[] input = normals(3 * 36, 1);

    // When
    float[] actual;
    try (TorchNetwork torch = new TorchNetwork(engine, network, weights);
        NDManager scope = engine.newScope()) {
      actual = torch.infer(scope, TorchEngine.batch(scope, input, network.input())).toFloatArray();
    }

    // Then
    float[] kernel = weights.get("0.weight").values();
    for (int o = 0; o < 2; o++) {
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 3; x++) {
          double sum = 0;
          for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 16; k++) {
              int row = 2 * y - 1 + k / 4;
              int column = 2 * x - 1 + k % 4;
              if (row >= 0 && row < 6 && column >= 0 && column < 6) {
                sum += input[i * 36 + row * 6 + column] * kernel[(o * 3 + i) * 16 + k];
              }
            }
          }
          assertThat((double) actual[o * 9 + y * 3 + x]).isCloseTo(sum, within(1e-5));
        }
      }
    }
  }

  @Test
  void nearBlackAndWhiteBfloat16HasTheSlopeOfTheHyperbolicTangent() {
    // Given
    Network network =
        new Network(
            "values",
            Extent.vector(4),
            Initialization.HE,
            List.of(
                new Dense(4, false),
                new Activation(Activation.Function.TANH),
                new Dense(4, false)));
    float[] identity = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    FloatArray unchanged = new FloatArray(List.of(4, 4), identity);
    Weights weights = new Weights(Map.of("0.weight", unchanged, "2.weight", unchanged));
    float[] values = {0.5f, -3, 3.5f, -4};

    // When
    float[] gradient;
    TorchEngine narrow = engine.with(Precision.BFLOAT16, 1);
    try (TorchNetwork torch = new TorchNetwork(narrow, network, weights);
        NDManager scope = narrow.newScope()) {
      Tape tape = torch.train(scope, TorchEngine.batch(scope, values, network.input()));
      NDArray ones = TorchEngine.batch(scope, new float[] {1, 1, 1, 1}, network.output());
      gradient = torch.backwardInput(scope, tape, ones).toFloatArray();
    }

    // Then
    for (int i = 0; i < values.length; i++) {
      double t = Math.tanh(values[i]);
      assertThat((double) gradient[i]).isCloseTo(1 - t * t, withinPercentage(1));
    }
  }

  private static Layer block(int channels, int stride, boolean projected) {
    List<Layer> body =
        List.of(
            new Convolution(channels, 3, stride, 1, false),
            new BatchNormalization(),
            new Activation(Activation.Function.TANH),
            new Convolution(channels, 3, 1, 1, false),
            new BatchNormalization());
    List<Layer> shortcut =
        projected ? List.of(new Convolution(channels, 1, stride, 0, false)) : List.of();
    return new Residual(body, shortcut);
  }

  /**
   * Without kinks, whose differences are no slopes: tanh in place of the piecewise linear
   * functions.
   */
  private static Network smooth(Network network) {
    List<Layer> layers =
        network.layers().stream()
            .map(l -> l instanceof Activation ? new Activation(Activation.Function.TANH) : l)
            .toList();
    return new Network(network.name(), network.input(), Initialization.HE, layers);
  }

  private double objective(Network network, Weights weights, float[] input, float[] direction) {
    try (TorchNetwork torch = new TorchNetwork(engine, network, weights);
        NDManager scope = engine.newScope()) {
      Tape tape = torch.train(scope, TorchEngine.batch(scope, input, network.input()), SEED);
      return dot(tape.output().toFloatArray(), direction);
    }
  }

  private Map<String, float[]> gradients(
      Network network, Weights weights, float[] input, float[] direction) {
    try (TorchNetwork torch = new TorchNetwork(engine, network, weights);
        NDManager scope = engine.newScope()) {
      Tape tape = torch.train(scope, TorchEngine.batch(scope, input, network.input()), SEED);
      NDArray out = TorchEngine.batch(scope, direction, network.output());
      Gradients gradients = torch.backward(scope, tape, out);
      Map<String, float[]> named = new LinkedHashMap<>();
      int i = 0;
      for (Parameter p : torch.trainedParameters()) {
        float[] stored = gradients.arrays().get(i++).toFloatArray();
        named.put(p.name(), StoredLayout.original(p.shape(), stored).values());
      }
      return named;
    }
  }

  private static Weights moved(Weights weights, Parameter parameter, float[] way, float step) {
    Map<String, FloatArray> arrays = new LinkedHashMap<>(weights.arrays());
    float[] values = plus(weights.get(parameter.name()).values(), way, step);
    arrays.put(parameter.name(), new FloatArray(parameter.shape(), values));
    return new Weights(arrays);
  }

  private static float[] plus(float[] values, float[] way, float step) {
    float[] sum = values.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += step * way[i];
    }
    return sum;
  }

  private static float[] normals(int n, long stream) {
    float[] values = new float[n];
    Normals.fill(values, 11, stream);
    return values;
  }

  private static float[] unit(float[] values) {
    double length = Math.sqrt(dot(values, values));
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) length;
    }
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
