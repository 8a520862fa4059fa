package io.synthorax.learning.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.gan.StoredGenerator;
import io.synthorax.learning.network.ClassifierNetworks;
import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.ResNet18;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.torch.TorchInference;
import io.synthorax.learning.torch.TorchNetwork;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxExportIT {
  private static final int EXAMPLES = 5;
  private static final int BATCH = 4;

  static Stream<Network> networks() {
    return Stream.concat(generatorsAndExtractors(), classifiers());
  }

  private static Stream<Network> classifiers() {
    return Arrays.stream(ClassifierModel.values())
        .map(model -> new Classifier(model, 8))
        .flatMap(
            classifier ->
                Stream.of(32, 64, 256)
                    .map(resolution -> ClassifierNetworks.of(classifier, resolution, 5)));
  }

  private static Stream<Network> generatorsAndExtractors() {
    return Stream.of(
        Dcgan.generator(64, 128, 0.25),
        Dcgan.discriminator(64, 0.25),
        Dcgan.generator(32, 16, 1),
        Dcgan.generator(256, 128, 0.125),
        Dcgan.generator(32, 16, 0.25, 5),
        ConvolutionalAutoencoder.encoder(64),
        ConvolutionalAutoencoder.whole(64),
        ResNet18.narrow(32, 5, 8),
        ResNet18.narrow(64, 5, 8),
        ResNet18.narrow(128, 3, 8),
        ResNet18.pooled(64, 8));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void onnxRuntimeComputesWhatPyTorchComputes(Network network) {
    // Given weights as after training: statistics that are not the initial ones.
    Weights weights = disturbed(Weights.initial(network, 7));
    float[] inputs = new float[EXAMPLES * network.input().size()];
    Normals.fill(inputs, 3, 1);
    float[] expected = pyTorch(network, weights, inputs);

    // When
    float[] actual;
    try (OnnxNetwork onnx = new OnnxNetwork(OnnxWriter.write(network, weights), BATCH, 1)) {
      actual = onnx.run(inputs);
    }

    // Then
    double spread = spread(expected);
    assertThat(spread).isGreaterThan(1e-5);
    assertThat(actual).hasSameSizeAs(expected);
    // Within 1e-4, and within a hundredth of what sets the outputs apart.
    double tolerance = Math.min(1e-4 * Math.max(1, largest(expected)), spread / 100);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 4})
  void aClassTakenOutOfAConditionalGeneratorIsWhatItWasInIt(int number) {
    // Given
    int latent = 16;
    int classes = 5;
    Network network = Dcgan.generator(32, latent, 0.25, classes);
    Weights weights = disturbed(Weights.initial(network, 7));
    float[] latents = new float[EXAMPLES * latent];
    Normals.fill(latents, 3, 1);
    float[] inputs = new float[EXAMPLES * (latent + classes)];
    for (int i = 0; i < EXAMPLES; i++) {
      System.arraycopy(latents, i * latent, inputs, i * (latent + classes), latent);
      inputs[i * (latent + classes) + latent + number] = 1;
    }
    float[] expected = pyTorch(network, weights, inputs);

    // When
    StoredGenerator one = StoredGenerator.of(weights).ofClass(number, classes);
    float[] actual;
    try (OnnxNetwork onnx =
        new OnnxNetwork(OnnxWriter.write(one.network(), one.weights()), BATCH, 1)) {
      actual = onnx.run(latents);
    }

    // Then
    double tolerance = Math.min(1e-4, spread(expected) / 100);
    for (int i = 0; i < actual.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(tolerance));
    }
  }

  @Test
  void anImageDoesNotDependOnHowManyAreAskedFor() {
    // Given
    Network network = Dcgan.generator(32, 16, 0.25);
    byte[] model = OnnxWriter.write(network, Weights.initial(network, 1));
    float[] many = new float[11 * 16];
    Normals.fill(many, 1, 1);
    float[] third = Arrays.copyOfRange(many, 3 * 16, 4 * 16);

    try (OnnxNetwork onnx = new OnnxNetwork(model, BATCH, 1)) {
      float[] all = onnx.run(many);

      // When
      float[] alone = onnx.run(third);

      // Then
      assertThat(alone).isEqualTo(Arrays.copyOfRange(all, 3 * 1024, 4 * 1024));
    }
  }

  @ParameterizedTest
  @MethodSource("chains")
  void whatWasWrittenIsReadBack(Network network) {
    // Given
    Weights weights = disturbed(Weights.initial(network, 7));
    float[] inputs = new float[EXAMPLES * network.input().size()];
    Normals.fill(inputs, 3, 1);

    // When
    OnnxReader.WeightedNetwork read = OnnxReader.read(OnnxWriter.write(network, weights));

    // Then
    float[] expected = pyTorch(network, weights, inputs);
    assertThat(pyTorch(read.network(), read.weights(), inputs))
        .containsExactly(expected, within(1e-4f));
  }

  static Stream<Network> chains() {
    return Stream.of(
        Dcgan.generator(32, 16, 0.25),
        Dcgan.discriminator(32, 0.25),
        ConvolutionalAutoencoder.whole(64));
  }

  @Test
  void aGraphThatIsNoChainIsNotRead() {
    // Given
    Network network = ResNet18.narrow(32, 5, 8);
    byte[] model = OnnxWriter.write(network, Weights.initial(network, 7));

    // When, Then
    assertThatThrownBy(() -> OnnxReader.read(model)).isInstanceOf(ContractViolation.class);
  }

  @ParameterizedTest
  @EnumSource
  void inPyTorchAnImageDoesNotDependOnWhereItStandsInItsBatch(Precision precision) {
    // Given
    Network network = Dcgan.generator(32, 16, 0.25);
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(precision, 2));
    float[] many = new float[11 * 16];
    Normals.fill(many, 1, 1);
    float[] fromThird = Arrays.copyOfRange(many, 3 * 16, many.length);
    try (TorchInference torch =
        new TorchInference(engine, network, Weights.initial(network, 1), BATCH)) {
      float[] all = torch.run(many);

      // When
      float[] some = torch.run(fromThird);

      // Then
      assertThat(some).isEqualTo(Arrays.copyOfRange(all, 3 * 1024, all.length));
    }
  }

  private static float[] pyTorch(Network network, Weights weights, float[] inputs) {
    TorchEngine engine = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
    try (TorchNetwork torch = new TorchNetwork(engine, network, weights);
        NDManager scope = engine.newScope()) {
      return torch.infer(scope, TorchEngine.batch(scope, inputs, network.input())).toFloatArray();
    }
  }

  private static Weights disturbed(Weights weights) {
    Map<String, FloatArray> arrays = new LinkedHashMap<>();
    long stream = 100;
    for (Map.Entry<String, FloatArray> entry : weights.arrays().entrySet()) {
      float[] values = entry.getValue().values().clone();
      float[] noise = new float[values.length];
      Normals.fill(noise, 5, stream++);
      if (entry.getValue().shape().size() == 1) {
        for (int i = 0; i < values.length; i++) {
          values[i] += 0.1f * Math.abs(noise[i]);
        }
      }
      arrays.put(entry.getKey(), new FloatArray(entry.getValue().shape(), values));
    }
    return new Weights(arrays);
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double spread(float[] values) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += value * value;
    }
    double mean = sum / values.length;
    return Math.sqrt(squares / values.length - mean * mean);
  }
}
