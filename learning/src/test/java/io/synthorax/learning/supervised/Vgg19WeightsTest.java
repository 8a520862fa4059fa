package io.synthorax.learning.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.network.ClassifierNetworks;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import io.synthorax.learning.network.Vgg19;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Normals;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.learning.weights.Weights;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Vgg19WeightsTest {
  private static final Classifier NARROW = new Classifier(ClassifierModel.VGG19P, 4);
  private static final Network PUBLISHED = ClassifierNetworks.of(NARROW, 224, 10);

  @Test
  void theNamesAreThoseOfTorchvision() {
    assertThat(Vgg19.layerNames())
        .hasSize(19)
        .startsWith("features.0", "features.2", "features.5", "features.7", "features.10")
        .endsWith("features.34", "classifier.0", "classifier.3", "classifier.6");
  }

  @Test
  void everythingButTheLastLayerIsTaken() {
    // Given
    Weights file = file();
    Network network = ClassifierNetworks.of(NARROW, 256, 3);

    // When
    Weights start =
        new Vgg19Weights(Vgg19Weights.arrays(Safetensors.write(file)), PUBLISHED).into(network, 7);

    // Then
    network.parameters().forEach(start::of);
    assertThat(start.get("2.weight").values()).isEqualTo(file.get("features.2.weight").values());
    assertThat(start.get("39.weight").values()).isEqualTo(file.get("classifier.0.weight").values());
    assertThat(start.get("45.weight").values())
        .isEqualTo(Weights.initial(network, 7).get("45.weight").values());
  }

  @Test
  void anOnnxFileGivesTheSame() {
    // Given
    Weights file = gray(file());
    Map<String, FloatArray> own = new LinkedHashMap<>();
    int i = 0;
    for (Parameter parameter : PUBLISHED.parameters()) {
      String part = parameter.name().substring(parameter.name().indexOf('.'));
      own.put(parameter.name(), file.get(Vgg19.layerNames().get(i++ / 2) + part));
    }
    byte[] onnx = OnnxWriter.write(PUBLISHED, new Weights(own));

    // When
    Weights read = Vgg19Weights.arrays(onnx);

    // Then
    assertThat(read.arrays().keySet()).isEqualTo(file.arrays().keySet());
    read.arrays()
        .forEach((name, array) -> assertThat(array.values()).isEqualTo(file.get(name).values()));
  }

  @Test
  void aWrongShapeIsNamedWithWhatIsExpected() {
    // Given
    Map<String, FloatArray> wrong = new LinkedHashMap<>(file().arrays());
    wrong.put("features.5.weight", new FloatArray(List.of(8, 4, 1, 1), new float[32]));

    // When, then
    assertThatThrownBy(() -> new Vgg19Weights(new Weights(wrong), PUBLISHED))
        .isInstanceOf(ContractViolation.class)
        .hasMessage(
            "tensor features.5.weight has the shape [8, 4, 1, 1], expected is [8, 4, 3, 3]");
  }

  @Test
  void aMissingTensorANumberThatIsNoneAndAPickleAreRefused() {
    // Given
    Map<String, FloatArray> missing = new LinkedHashMap<>(file().arrays());
    missing.remove("features.0.bias");
    Map<String, FloatArray> broken = new LinkedHashMap<>(file().arrays());
    broken.put("features.0.bias", new FloatArray(List.of(4), new float[] {0, 0, Float.NaN, 0}));
    byte[] pickle = {(byte) 0x80, 2, '}', 'q', 0};

    // When, then
    assertThatThrownBy(() -> new Vgg19Weights(new Weights(missing), PUBLISHED))
        .hasMessage("tensor features.0.bias is missing, expected is the shape [4]");
    assertThatThrownBy(() -> new Vgg19Weights(new Weights(broken), PUBLISHED))
        .hasMessageContaining("features.0.bias holds values that are not finite");
    assertThatThrownBy(() -> Vgg19Weights.arrays(pickle))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("safetensors and ONNX");
    assertThatThrownBy(() -> Vgg19Weights.arrays("PK\3\4".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("pickled");
  }

  @Test
  void aGrayImageInThreeNormalizedColorsIsTheSameAsItsGray() {
    // Given
    FloatArray kernel = normals(List.of(2, 3, 3, 3), 1);
    FloatArray bias = normals(List.of(2), 2);
    double[] means = {0.485, 0.456, 0.406};
    double[] deviations = {0.229, 0.224, 0.225};
    float[] gray = normals(List.of(9), 3).values();

    // When
    FloatArray folded = GrayInput.weight(kernel);
    FloatArray shifted = GrayInput.bias(kernel, bias);

    // Then
    for (int out = 0; out < 2; out++) {
      double expected = bias.values()[out];
      double actual = shifted.values()[out];
      for (int place = 0; place < 9; place++) {
        for (int color = 0; color < 3; color++) {
          double input = ((gray[place] + 1) / 2 - means[color]) / deviations[color];
          expected += kernel.values()[(out * 3 + color) * 9 + place] * input;
        }
        actual += folded.values()[out * 9 + place] * gray[place];
      }
      assertThat(actual).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void weightsForFewerPixelsSeeWhatAdaptivePoolingWouldShow() {
    // Given: two maps of 4 x 4, which PyTorch's adaptive average pooling brings to 7 x 7
    FloatArray weight = normals(List.of(3, 2 * 49), 1);
    float[] maps = normals(List.of(2 * 16), 2).values();

    // When
    FloatArray resized = GridWeights.of(weight, 2, 7, 4);

    // Then
    for (int out = 0; out < 3; out++) {
      double expected = 0;
      for (int i = 0; i < 2 * 49; i++) {
        expected += weight.values()[out * 98 + i] * pooled(maps, i / 49, i % 49 / 7, i % 7);
      }
      double actual = 0;
      for (int i = 0; i < 32; i++) {
        actual += resized.values()[out * 32 + i] * maps[i];
      }
      assertThat(actual).isCloseTo(expected, within(1e-4));
    }
  }

  /** The mean over rows floor(4 i / 7) to ceil(4 (i + 1) / 7), and columns likewise. */
  private static double pooled(float[] maps, int map, int i, int j) {
    int[] first = {0, 0, 1, 1, 2, 2, 3};
    int[] end = {1, 2, 2, 3, 3, 4, 4};
    double sum = 0;
    for (int y = first[i]; y < end[i]; y++) {
      for (int x = first[j]; x < end[j]; x++) {
        sum += maps[map * 16 + y * 4 + x];
      }
    }
    return sum / ((end[i] - first[i]) * (end[j] - first[j]));
  }

  /** As torchvision would save it: colors, and 10 classes. */
  private static Weights file() {
    Map<String, FloatArray> arrays = new LinkedHashMap<>();
    int i = 0;
    for (Parameter parameter : PUBLISHED.parameters()) {
      String part = parameter.name().substring(parameter.name().indexOf('.'));
      List<Integer> shape = i == 0 ? List.of(4, 3, 3, 3) : parameter.shape();
      arrays.put(Vgg19.layerNames().get(i / 2) + part, normals(shape, i++));
    }
    return new Weights(arrays);
  }

  private static Weights gray(Weights colored) {
    Map<String, FloatArray> arrays = new LinkedHashMap<>(colored.arrays());
    arrays.put("features.0.weight", GrayInput.weight(colored.get("features.0.weight")));
    return new Weights(arrays);
  }

  private static FloatArray normals(List<Integer> shape, long stream) {
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    Normals.fill(values, 11, stream);
    return new FloatArray(shape, values);
  }
}
