package io.synthorax.learning.supervised;

import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.network.ClassifierNetworks;
import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.Dense;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Parameter;
import io.synthorax.learning.network.Vgg19;
import io.synthorax.learning.onnx.OnnxLayers;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.learning.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Weights of a VGG-19 that somebody trained before, as a start for gray images of any size. Its
 * last layer is left out: other classes need another one.
 */
public final class Vgg19Weights {
  private static final int PUBLISHED_PIXELS = 224;
  private static final int ANY_CLASSES = 2;

  /** Arrays under the names of {@link Vgg19#layerNames}. */
  private final Weights weights;

  /**
   * Weights that are not those of a network are a {@link ContractViolation} that names array,
   * expected and found shape.
   */
  Vgg19Weights(Weights weights, Network published) {
    List<String> names = Vgg19.layerNames();
    List<String> places = places(published);
    for (Parameter parameter : published.parameters()) {
      int dot = parameter.name().indexOf('.');
      int layer = places.indexOf(parameter.name().substring(0, dot));
      if (layer < names.size() - 1) {
        require(weights, names.get(layer) + parameter.name().substring(dot), parameter.shape());
      }
    }
    this.weights = weights;
  }

  /**
   * Reads safetensors with torchvision's names, or ONNX; anything else is a {@link
   * ContractViolation}. Nothing in a file is executed.
   */
  public static Vgg19Weights read(byte[] file) {
    Network published =
        ClassifierNetworks.of(
            new Classifier(ClassifierModel.VGG19P, Classifier.FULL_WIDTH),
            PUBLISHED_PIXELS,
            ANY_CLASSES);
    return new Vgg19Weights(arrays(file), published);
  }

  static Weights arrays(byte[] file) {
    if (file.length > 2 && (file[0] & 0xFF) == 0x80 || startsWith(file, "PK")) {
      throw new ContractViolation(
          "this is a pickled or zipped file, as .pth files are: reading it could run code that is"
              + " in it. Allowed are safetensors and ONNX");
    }
    return file.length > Long.BYTES && file[Long.BYTES] == '{'
        ? Safetensors.read(file)
        : OnnxLayers.named(file, Vgg19.layerNames());
  }

  private static boolean startsWith(byte[] file, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (i >= file.length || file[i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The weights of a network to start from: these, and a new last layer of a seed. */
  public Weights into(Network network, long seed) {
    Map<String, FloatArray> arrays = new LinkedHashMap<>(Weights.initial(network, seed).arrays());
    List<String> names = Vgg19.layerNames();
    List<String> places = places(network);
    for (int layer = 0; layer < names.size() - 1; layer++) {
      FloatArray weight = weights.get(names.get(layer) + ".weight");
      FloatArray bias = weights.get(names.get(layer) + ".bias");
      if (layer == 0 && weight.shape().get(1) > 1) {
        bias = GrayInput.bias(weight, bias);
        weight = GrayInput.weight(weight);
      }
      if (names.get(layer).equals("classifier.0")) {
        int channels = weight.shape().get(1) / (Vgg19.GRID * Vgg19.GRID);
        int inputs = arrays.get(places.get(layer) + ".weight").shape().get(1);
        weight = GridWeights.of(weight, channels, Vgg19.GRID, side(inputs / channels));
      }
      arrays.put(places.get(layer) + ".weight", weight);
      arrays.put(places.get(layer) + ".bias", bias);
    }
    return new Weights(arrays);
  }

  private static int side(int pixels) {
    return (int) Math.round(Math.sqrt(pixels));
  }

  /** The numbers of the layers with weights, as their arrays' names begin. */
  private static List<String> places(Network network) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < network.layers().size(); i++) {
      if (network.layers().get(i) instanceof Convolution
          || network.layers().get(i) instanceof Dense) {
        places.add(String.valueOf(i));
      }
    }
    return places;
  }

  private static void require(Weights weights, String name, List<Integer> expected) {
    FloatArray array = weights.arrays().get(name);
    if (array == null) {
      throw new ContractViolation(
          "tensor %s is missing, expected is the shape %s".formatted(name, expected));
    }
    if (!array.shape().equals(expected) && !array.shape().equals(colored(name, expected))) {
      throw new ContractViolation(
          "tensor %s has the shape %s, expected is %s"
              .formatted(name, array.shape(), colored(name, expected)));
    }
    if (!new Weights(Map.of(name, array)).finite()) {
      throw new ContractViolation("tensor %s holds values that are not finite".formatted(name));
    }
  }

  /** The first kernel usually reads three colors. */
  private static List<Integer> colored(String name, List<Integer> shape) {
    return name.equals("features.0.weight")
        ? List.of(shape.get(0), GrayInput.COLORS, shape.get(2), shape.get(3))
        : shape;
  }
}
