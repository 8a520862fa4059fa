package io.synthorax.learning.torch;

import static io.synthorax.learning.torch.ConvolutionForm.LIBRARY;
import static io.synthorax.learning.torch.ConvolutionForm.PRODUCTS;
import static io.synthorax.learning.torch.ConvolutionForm.WEIGHT_PRODUCT;
import static io.synthorax.learning.torch.ConvolutionForm.WINDOW_PRODUCTS;
import static io.synthorax.learning.torch.Precision.BFLOAT16;
import static io.synthorax.learning.torch.Precision.FLOAT32;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Layer;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast forms of convolutions against the library's. */
class ConvolutionFormsIT {
  private static final int BATCH = 4;
  private static final Network GENERATOR = Dcgan.generator(32, 8, 0.0625);
  private static final Network DISCRIMINATOR = Dcgan.discriminator(32, 0.0625);
  private static final Network SPECTRAL = Dcgan.spectralDiscriminator(32, 0.0625, 1);

  /**
   * How much further from the exact gradients a form may be than the library is, in bfloat16: both
   * are off by roundings, whose order differs by processor (1.55 without AVX-512 bfloat16).
   */
  private static final double NO_WORSE = 2;

  static Stream<Arguments> cases() {
    return Stream.of(GENERATOR, DISCRIMINATOR, SPECTRAL)
        .flatMap(
            network ->
                Stream.of(WEIGHT_PRODUCT, WINDOW_PRODUCTS, PRODUCTS)
                    .map(form -> Arguments.of(network, form)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyFormGivesWhatTheLibraryGives(Network network, ConvolutionForm form) {
    // Given
    List<float[]> expected = passes(FLOAT32, network, ConvolutionForms.LIBRARY);

    // When
    List<float[]> actual = passes(FLOAT32, network, all(form));

    // Then
    for (int i = 0; i < expected.size(); i++) {
      assertThat(distance(actual.get(i), expected.get(i))).as("array " + i).isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inBfloat16EveryFormIsAsCloseToTheExactValuesAsTheLibrary(
      Network network, ConvolutionForm form) {
    // Given
    List<float[]> exact = passes(FLOAT32, network, ConvolutionForms.LIBRARY);
    List<float[]> library = passes(BFLOAT16, network, ConvolutionForms.LIBRARY);

    // When
    List<float[]> actual = passes(BFLOAT16, network, all(form));

    // Then
    for (int i = 0; i < exact.size(); i++) {
      assertThat(distance(actual.get(i), exact.get(i)))
          .as("array " + i)
          .isLessThan(NO_WORSE * distance(library.get(i), exact.get(i)) + 1e-3);
    }
  }

  @Test
  void theDeepLayersOfTheDiscriminatorAreProductsWhereThatPays() {
    // Given
    List<ConvolutionShape> shapes = new ArrayList<>();
    Network network = Dcgan.discriminator(256, 1);
    Extent extent = network.input();
    for (Layer layer : network.layers()) {
      if (layer instanceof Convolution convolution) {
        shapes.add(ConvolutionShape.of(convolution, extent));
      }
      extent = layer.output(extent);
    }

    // When
    List<ConvolutionForm> here = shapes.stream().map(ConvolutionForms.BFLOAT16::of).toList();
    List<ConvolutionForm> there = shapes.stream().map(ConvolutionForms.MATRIX_UNIT::of).toList();
    List<ConvolutionForm> wide = shapes.stream().map(ConvolutionForms.FLOAT32::of).toList();

    // Then
    assertThat(here)
        .containsExactly(PRODUCTS, LIBRARY, LIBRARY, LIBRARY, WINDOW_PRODUCTS, WINDOW_PRODUCTS);
    assertThat(there)
        .containsExactly(PRODUCTS, LIBRARY, LIBRARY, WINDOW_PRODUCTS, PRODUCTS, PRODUCTS);
    assertThat(wide).containsExactly(PRODUCTS, LIBRARY, LIBRARY, LIBRARY, LIBRARY, WEIGHT_PRODUCT);
  }

  /** The output, the gradients of all parameters, and that of the input. */
  private static List<float[]> passes(
      Precision precision, Network network, ConvolutionForms forms) {
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(precision, 1));
    Weights weights = Weights.initial(network, 3);
    float[] input = normals(BATCH * network.input().size(), 1);
    float[] direction = normals(BATCH * network.output().size(), 2);
    List<float[]> arrays = new ArrayList<>();
    try (TorchNetwork torch = new TorchNetwork(engine, network, weights, forms);
        NDManager scope = engine.newScope()) {
      Tape tape = torch.train(scope, TorchEngine.batch(scope, input, network.input()));
      var gradient = TorchEngine.batch(scope, direction, network.output());
      arrays.add(tape.output().toFloatArray());
      torch.backward(scope, tape, gradient).arrays().stream()
          .map(array -> array.toType(DataType.FLOAT32, true).toFloatArray())
          .forEach(arrays::add);
      arrays.add(torch.backwardInput(scope, tape, gradient).toFloatArray());
    }
    return arrays;
  }

  /** The same form for all layers. */
  private static ConvolutionForms all(ConvolutionForm form) {
    int never = Integer.MAX_VALUE;
    return new ConvolutionForms(
        form == WEIGHT_PRODUCT ? 0 : never,
        form == WINDOW_PRODUCTS ? 0 : never,
        form == PRODUCTS ? 0 : never,
        false);
  }

  /** The length of the difference, relative to that of the exact values. */
  private static double distance(float[] values, float[] exact) {
    assertThat(values).hasSameSizeAs(exact);
    double difference = 0;
    double length = 0;
    for (int i = 0; i < exact.length; i++) {
      difference += Math.pow(values[i] - exact[i], 2);
      length += Math.pow(exact[i], 2);
    }
    return Math.sqrt(difference / length);
  }

  private static float[] normals(int n, long stream) {
    float[] values = new float[n];
    Normals.fill(values, 11, stream);
    return values;
  }
}
