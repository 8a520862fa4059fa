package io.synthorax.learning.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.network.Activation;
import io.synthorax.learning.network.BatchNormalization;
import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.Dense;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Flatten;
import io.synthorax.learning.network.Initialization;
import io.synthorax.learning.network.Layer;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Reshape;
import io.synthorax.learning.network.TransposedConvolution;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads back what {@link OnnxWriter} writes, for an engine that is faster than ONNX Runtime: a
 * chain of layers with their weights, batch normalization still folded. Every other graph is a
 * {@link ContractViolation} that says what cannot be read.
 */
public final class OnnxReader {
  private static final double EQUAL = 1e-9;

  private final OnnxConstants constants;
  private final Map<String, FloatArray> arrays = new LinkedHashMap<>();
  private final List<Layer> layers = new ArrayList<>();

  /** A network and its weights. */
  public record WeightedNetwork(Network network, Weights weights) {}

  private OnnxReader(GraphProto graph) {
    this.constants = new OnnxConstants(graph);
  }

  /** Reads a model's bytes. */
  public static WeightedNetwork read(byte[] model) {
    GraphProto graph = OnnxShape.parse(model).getGraph();
    OnnxReader reader = new OnnxReader(graph);
    try {
      reader.add(graph.getNodeList());
      Network network =
          new Network("network", input(model), Initialization.DCGAN, List.copyOf(reader.layers));
      return new WeightedNetwork(network, new Weights(reader.arrays));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new ContractViolation("the layers do not fit: " + e.getMessage(), e);
    }
  }

  private void add(List<NodeProto> nodes) {
    String current = OnnxWriter.INPUT;
    for (NodeProto node : nodes) {
      require(
          node.getInput(0).equals(current) && node.getOutputCount() == 1,
          node.getOpType() + " does not follow the layer before it");
      add(node);
      current = node.getOutput(0);
    }
  }

  private static Extent input(byte[] model) {
    int[] shape = Arrays.stream(OnnxShape.ofInput(model)).mapToInt(Math::toIntExact).toArray();
    require(shape.length == 2 || shape.length == 4, "the input is neither vectors nor maps");
    return shape.length == 2 ? Extent.vector(shape[1]) : new Extent(shape[1], shape[2], shape[3]);
  }

  private void add(NodeProto node) {
    switch (node.getOpType()) {
      case "Gemm" -> addDense(node);
      case "Conv", "ConvTranspose" -> addConvolution(node);
      case "BatchNormalization" -> addNormalization(node);
      case "Reshape" -> layers.add(new Reshape(extent(constant(node.getInput(1)))));
      case "Flatten" -> layers.add(new Flatten());
      case "Relu" -> layers.add(new Activation(Activation.Function.RELU));
      case "Tanh" -> layers.add(new Activation(Activation.Function.TANH));
      case "LeakyRelu" -> {
        require(alike(number(node, "alpha", 0.01), Activation.LEAK), "LeakyRelu has another slope");
        layers.add(new Activation(Activation.Function.LEAKY_RELU));
      }
      case "Identity" -> {}
      default -> throw new ContractViolation("the operator " + node.getOpType() + " is not read");
    }
  }

  private void addDense(NodeProto node) {
    require(
        integer(node, "transB", 0) == 1
            && integer(node, "transA", 0) == 0
            && alike(number(node, "alpha", 1), 1)
            && alike(number(node, "beta", 1), 1),
        "Gemm is not input times transposed weights");
    boolean bias = keepWeightAndBias(node);
    layers.add(new Dense(constant(node.getInput(1)).shape().get(0), bias));
  }

  private void addConvolution(NodeProto node) {
    boolean transposed = node.getOpType().equals("ConvTranspose");
    List<Integer> shape = constant(node.getInput(1)).shape();
    require(shape.size() == 4, "a kernel of the shape " + shape);
    require(integer(node, "group", 1) == 1, "a convolution in groups");
    int kernel = square(node, "kernel_shape", shape.get(2));
    int stride = square(node, "strides", 1);
    int padding = square(node, "pads", 0);
    require(square(node, "dilations", 1) == 1, "a dilated convolution");
    require(shape.get(2) == kernel && shape.get(3) == kernel, "a kernel that is no square");
    boolean bias = keepWeightAndBias(node);
    layers.add(
        transposed
            ? new TransposedConvolution(shape.get(1), kernel, stride, padding, bias)
            : new Convolution(shape.get(0), kernel, stride, padding, bias));
  }

  private void addNormalization(NodeProto node) {
    require(
        alike(number(node, "epsilon", 1e-5), (float) BatchNormalization.EPSILON),
        "BatchNormalization has another epsilon");
    List<String> names = List.of("weight", "bias", "running_mean", "running_var");
    for (int i = 0; i < names.size(); i++) {
      arrays.put(layers.size() + "." + names.get(i), constant(node.getInput(i + 1)));
    }
    layers.add(new BatchNormalization());
  }

  /** Whether there is a bias; both are kept under the name of the layer that comes next. */
  private boolean keepWeightAndBias(NodeProto node) {
    arrays.put(layers.size() + ".weight", constant(node.getInput(1)));
    boolean bias = node.getInputCount() > 2;
    if (bias) {
      arrays.put(layers.size() + ".bias", constant(node.getInput(2)));
    }
    return bias;
  }

  private FloatArray constant(String name) {
    return constants.get(name);
  }

  /** From the constant [-1, channels, height, width]. */
  private static Extent extent(FloatArray shape) {
    float[] sizes = shape.values();
    require(sizes.length == 4 && sizes[0] == -1, "Reshape does not make maps");
    return new Extent((int) sizes[1], (int) sizes[2], (int) sizes[3]);
  }

  private static int square(NodeProto node, String name, int absent) {
    List<Long> values =
        attribute(node, name) == null ? List.of() : attribute(node, name).getIntsList();
    require(values.stream().distinct().count() <= 1, name + " differ: " + values);
    return values.isEmpty() ? absent : Math.toIntExact(values.get(0));
  }

  private static long integer(NodeProto node, String name, long absent) {
    return attribute(node, name) == null ? absent : attribute(node, name).getI();
  }

  private static double number(NodeProto node, String name, double absent) {
    return attribute(node, name) == null ? absent : attribute(node, name).getF();
  }

  private static AttributeProto attribute(NodeProto node, String name) {
    return node.getAttributeList().stream()
        .filter(attribute -> attribute.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static boolean alike(double actual, double expected) {
    return Math.abs(actual - expected) <= EQUAL + 1e-6 * Math.abs(expected);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new ContractViolation("the model is not read: " + what);
    }
  }
}
