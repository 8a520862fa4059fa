package io.synthorax.learning.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.Dense;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Initialization;
import io.synthorax.learning.network.Layer;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import io.synthorax.learning.network.TransposedConvolution;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library's convolutions against sums over all positions, for few and odd channels. */
class LibraryConvolutionIT {
  private static final int EXAMPLES = 4;
  private static final int SIZE = 16;

  @ParameterizedTest
  @CsvSource({
    "FLOAT32,1,4,4,2,1e-5", "FLOAT32,1,8,3,1,1e-5", "FLOAT32,5,7,3,1,1e-5",
    "BFLOAT16,1,4,4,2,1e-2", "BFLOAT16,1,64,4,2,1e-2", "BFLOAT16,8,1,3,1,1e-2",
    "BFLOAT16,2,3,4,2,1e-2", "BFLOAT16,5,7,3,1,1e-2", "BFLOAT16,2,4,4,2,1e-2"
  })
  void itIsRightBothWays(
      Precision precision, int in, int out, int kernel, int stride, double tolerance) {
    // Given
    Network network = network(in, SIZE, new Convolution(out, kernel, stride, 1, false));
    Naive there = new Naive(network, in, out, kernel, stride);
    int side = network.output().height();
    Network transposed =
        network(out, side, new TransposedConvolution(in, kernel, stride, 1, false));

    // When, Then: a transposed convolution is the other's gradient, and the other way round
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(precision, 1));
    requireRight(engine, network, there.w, there.passes(), tolerance);
    requireRight(engine, transposed, there.w, there.reversed(), tolerance);
  }

  @Test
  void productsOfOddNumbersAreRight() {
    // Given
    Network network =
        new Network(
            "network", new Extent(37, 1, 1), Initialization.HE, List.of(new Dense(5, false)));
    float[] x = normals(EXAMPLES * 37, 1);
    float[] w = normals(5 * 37, 3);
    double[] y = new double[EXAMPLES * 5];
    for (int i = 0; i < y.length * 37; i++) {
      y[i / 37] += (double) x[i / 37 / 5 * 37 + i % 37] * w[i / 37 % 5 * 37 + i % 37];
    }

    // When
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(Precision.BFLOAT16, 1));
    try (TorchNetwork torch = new TorchNetwork(engine, network, weights(network, w));
        NDManager scope = engine.newScope()) {
      NDArray output = torch.infer(scope, TorchEngine.batch(scope, x, network.input()));

      // Then
      assertThat(distance(output, y)).isLessThan(1e-2);
    }
  }

  private static void requireRight(
      TorchEngine engine, Network network, float[] w, Passes expected, double tolerance) {
    try (TorchNetwork torch =
            new TorchNetwork(engine, network, weights(network, w), ConvolutionForms.LIBRARY);
        NDManager scope = engine.newScope()) {
      NDArray input = TorchEngine.batch(scope, expected.x(), network.input());
      NDArray gradient = TorchEngine.batch(scope, expected.g(), network.output());
      Tape tape = torch.train(scope, input);
      String name = network.layers().get(0).toString();
      assertThat(distance(tape.output(), expected.y())).as(name).isLessThan(tolerance);
      assertThat(distance(torch.infer(scope, input), expected.y())).as(name).isLessThan(tolerance);
      NDArray weights = torch.backward(scope, tape, gradient).arrays().get(0);
      assertThat(distance(weights, expected.dw())).as(name + " weights").isLessThan(tolerance);
      NDArray slope = torch.backwardInput(scope, tape, gradient);
      assertThat(distance(slope, expected.dx())).as(name + " input").isLessThan(tolerance);
    }
  }

  private static Network network(int channels, int side, Layer layer) {
    Extent input = new Extent(channels, side, side);
    return new Network("network", input, Initialization.HE, List.of(layer));
  }

  private static Weights weights(Network network, float[] values) {
    Parameter parameter = network.parameters().get(0);
    return new Weights(Map.of(parameter.name(), new FloatArray(parameter.shape(), values)));
  }

  private static float[] normals(int count, long stream) {
    float[] values = new float[count];
    Normals.fill(values, 5, stream);
    return values;
  }

  private static double distance(NDArray actual, double[] expected) {
    float[] values = actual.toType(DataType.FLOAT32, true).toFloatArray();
    double sum = 0;
    double length = 0;
    for (int i = 0; i < expected.length; i++) {
      sum += Math.pow(values[i] - expected[i], 2);
      length += Math.pow(expected[i], 2);
    }
    return Math.sqrt(sum / length);
  }

  /** Input, the output's gradient; output, the input's gradient, that of weights as stored. */
  private record Passes(float[] x, float[] g, double[] y, double[] dx, double[] dw) {}

  /** A convolution of random values by sums over all positions, in double precision. */
  private static final class Naive {
    final float[] w;
    private final float[] x;
    private final float[] g;
    private final double[] y;
    private final double[] dx;

    /** In the order (out, kernel, kernel, in), as weights are stored. */
    private final double[] dw;

    Naive(Network network, int in, int out, int kernel, int stride) {
      int side = network.output().height();
      x = normals(EXAMPLES * network.input().size(), 1);
      g = normals(EXAMPLES * network.output().size(), 2);
      w = normals(out * in * kernel * kernel, 3);
      y = new double[g.length];
      dx = new double[x.length];
      dw = new double[w.length];
      for (int position = 0; position < g.length; position++) {
        int column = position % side;
        int row = position / side % side;
        int to = position / (side * side) % out;
        int example = position / (side * side * out);
        for (int tap = 0; tap < in * kernel * kernel; tap++) {
          int across = column * stride - 1 + tap % kernel;
          int down = row * stride - 1 + tap / kernel % kernel;
          int from = tap / (kernel * kernel);
          if (Math.min(across, down) >= 0 && Math.max(across, down) < SIZE) {
            int pixel = ((example * in + from) * SIZE + down) * SIZE + across;
            int weight = to * in * kernel * kernel + tap;
            y[position] += (double) x[pixel] * w[weight];
            dx[pixel] += (double) g[position] * w[weight];
            dw[(to * kernel * kernel + tap % (kernel * kernel)) * in + from] +=
                (double) g[position] * x[pixel];
          }
        }
      }
    }

    Passes passes() {
      return new Passes(x, g, y, dx, dw);
    }

    /** Those of the transposed convolution with the same weights. */
    Passes reversed() {
      return new Passes(g, x, dx, y, dw);
    }
  }
}
