package io.synthorax.learning.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import io.synthorax.learning.network.Activation;
import io.synthorax.learning.network.AsymmetricConvolution;
import io.synthorax.learning.network.AveragePooling;
import io.synthorax.learning.network.BatchNormalization;
import io.synthorax.learning.network.Branches;
import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.Dense;
import io.synthorax.learning.network.Dropout;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Flatten;
import io.synthorax.learning.network.GlobalAverage;
import io.synthorax.learning.network.Layer;
import io.synthorax.learning.network.MaximumPooling;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Reshape;
import io.synthorax.learning.network.Residual;
import io.synthorax.learning.network.SpectrallyNormalized;
import io.synthorax.learning.network.TransposedConvolution;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Weights;
import java.util.List;

/**
 * Writes a network with its weights as an ONNX model (operator set 13) for inference: input {@code
 * input} (n, ...), output {@code output}, n free. Batch normalization right after a convolution is
 * folded into it.
 */
public final class OnnxWriter implements Layer.Interpreter<OnnxWriter.Place, String> {
  public static final String INPUT = "input";
  public static final String OUTPUT = "output";
  private static final int OPERATOR_SET = 13;
  private static final int IR_VERSION = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Weights weights;
  private int names;

  /**
   * Where a layer stands: the prefix of its parameters, its input's name, and the prefix of a
   * normalization to fold in, or null.
   */
  record Place(String path, String input, String normalization) {}

  private OnnxWriter(Weights weights) {
    this.weights = weights;
  }

  /**
   * The bytes of the model; weights that do not fit are a {@link
   * io.synthorax.contracts.ContractViolation}.
   */
  public static byte[] write(Network network, Weights weights) {
    network.parameters().forEach(weights::of);
    OnnxWriter writer = new OnnxWriter(weights);
    String last = writer.sequence(network.layers(), "", INPUT);
    writer.graph.addNode(Nodes.node("Identity", OUTPUT, last));
    writer
        .graph
        .setName(network.name())
        .addInput(Nodes.value(INPUT, network.input()))
        .addOutput(Nodes.value(OUTPUT, network.output()));
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("synthorax")
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
        .setGraph(writer.graph)
        .build()
        .toByteArray();
  }

  private String sequence(List<Layer> layers, String path, String input) {
    String current = input;
    for (int i = 0; i < layers.size(); i++) {
      boolean folds = folds(layers, i);
      String normalization = folds ? path + (i + 1) + "." : null;
      current = layers.get(i).interpret(this, new Place(path + i + ".", current, normalization));
      if (folds) {
        i++;
      }
    }
    return current;
  }

  private static boolean folds(List<Layer> layers, int i) {
    Layer layer = layers.get(i);
    return (layer instanceof Convolution
            || layer instanceof TransposedConvolution
            || layer instanceof AsymmetricConvolution)
        && i + 1 < layers.size()
        && layers.get(i + 1) instanceof BatchNormalization;
  }

  @Override
  public String convolution(Convolution layer, Place place) {
    int padding = layer.padding();
    return convolution("Conv", layer.stride(), padding, padding, layer.bias(), place);
  }

  @Override
  public String transposedConvolution(TransposedConvolution layer, Place place) {
    int padding = layer.padding();
    return convolution("ConvTranspose", layer.stride(), padding, padding, layer.bias(), place);
  }

  @Override
  public String asymmetricConvolution(AsymmetricConvolution layer, Place place) {
    return convolution("Conv", 1, layer.height() / 2, layer.width() / 2, false, place);
  }

  /** Padded by so many rows and columns; the kernel's size is that of the weights. */
  private String convolution(
      String operator, int stride, int rows, int columns, boolean bias, Place place) {
    FloatArray weight = weights.get(place.path() + "weight");
    FloatArray shift = bias ? weights.get(place.path() + "bias") : null;
    int axis = operator.equals("Conv") ? 0 : 1;
    if (place.normalization() != null) {
      Folding folding = Folding.of(weights, place.normalization());
      shift = folding.bias(shift);
      weight = folding.weight(weight, axis);
    }
    String out = fresh();
    NodeProto.Builder node =
        Nodes.node(operator, out, place.input(), constant(place.path() + "weight", weight));
    if (shift != null) {
      node.addInput(constant(place.path() + "bias", shift));
    }
    List<Integer> shape = weight.shape();
    node.addAttribute(Nodes.integers("kernel_shape", shape.get(2), shape.get(3)))
        .addAttribute(Nodes.integers("strides", stride, stride))
        .addAttribute(Nodes.integers("pads", rows, columns, rows, columns));
    graph.addNode(node);
    return out;
  }

  @Override
  public String dense(Dense layer, Place place) {
    String name = place.path() + "weight";
    String out = fresh();
    NodeProto.Builder node =
        Nodes.node("Gemm", out, place.input(), constant(name, weights.get(name)))
            .addAttribute(Nodes.integer("transB", 1));
    if (layer.bias()) {
      node.addInput(constant(place.path() + "bias", weights.get(place.path() + "bias")));
    }
    graph.addNode(node);
    return out;
  }

  @Override
  public String batchNormalization(BatchNormalization layer, Place place) {
    String out = fresh();
    NodeProto.Builder node = Nodes.node("BatchNormalization", out, place.input());
    for (String array : List.of("weight", "bias", "running_mean", "running_var")) {
      node.addInput(constant(place.path() + array, weights.get(place.path() + array)));
    }
    graph.addNode(node.addAttribute(Nodes.number("epsilon", (float) BatchNormalization.EPSILON)));
    return out;
  }

  @Override
  public String activation(Activation layer, Place place) {
    String out = fresh();
    graph.addNode(
        switch (layer.function()) {
          case RELU -> Nodes.node("Relu", out, place.input());
          case TANH -> Nodes.node("Tanh", out, place.input());
          case LEAKY_RELU ->
              Nodes.node("LeakyRelu", out, place.input())
                  .addAttribute(Nodes.number("alpha", (float) Activation.LEAK));
        });
    return out;
  }

  @Override
  public String reshape(Reshape layer, Place place) {
    Extent to = layer.to();
    String shape = place.path() + "shape";
    graph.addInitializer(Nodes.shape(shape, -1, to.channels(), to.height(), to.width()));
    return add("Reshape", place.input(), shape);
  }

  @Override
  public String flatten(Flatten layer, Place place) {
    return add("Flatten", place.input());
  }

  @Override
  public String maximumPooling(MaximumPooling layer, Place place) {
    return pooling("MaxPool", layer.kernel(), layer.stride(), layer.padding(), place);
  }

  @Override
  public String averagePooling(AveragePooling layer, Place place) {
    return pooling("AveragePool", layer.kernel(), layer.stride(), layer.padding(), place);
  }

  /** What ONNX does unless told otherwise: sizes rounded down, padding not counted in means. */
  private String pooling(String operator, int kernel, int stride, int padding, Place place) {
    String out = fresh();
    graph.addNode(
        Nodes.node(operator, out, place.input())
            .addAttribute(Nodes.integers("kernel_shape", kernel, kernel))
            .addAttribute(Nodes.integers("strides", stride, stride))
            .addAttribute(Nodes.integers("pads", padding, padding, padding, padding)));
    return out;
  }

  @Override
  public String dropout(Dropout layer, Place place) {
    return place.input();
  }

  @Override
  public String branches(Branches layer, Place place) {
    String[] outputs = new String[layer.ways().size()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = sequence(layer.ways().get(i), place.path() + i + ".", place.input());
    }
    String out = fresh();
    graph.addNode(Nodes.node("Concat", out, outputs).addAttribute(Nodes.integer("axis", 1)));
    return out;
  }

  @Override
  public String globalAverage(GlobalAverage layer, Place place) {
    return add("Flatten", add("GlobalAveragePool", place.input()));
  }

  @Override
  public String spectrallyNormalized(SpectrallyNormalized layer, Place place) {
    throw new IllegalArgumentException("a discriminator is not published: " + layer);
  }

  @Override
  public String residual(Residual layer, Place place) {
    String body = sequence(layer.body(), place.path() + "body.", place.input());
    String shortcut = sequence(layer.shortcut(), place.path() + "shortcut.", place.input());
    return add("Add", body, shortcut);
  }

  private String add(String operator, String... inputs) {
    String out = fresh();
    graph.addNode(Nodes.node(operator, out, inputs));
    return out;
  }

  private String constant(String name, FloatArray array) {
    graph.addInitializer(Nodes.tensor(name, array));
    return name;
  }

  private String fresh() {
    return "a" + ++names;
  }
}
