package io.synthorax.learning.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the weights out of a model whose convolutions and dense layers stand one after the other,
 * whatever names its exporter gave them.
 */
public final class OnnxLayers {
  private OnnxLayers() {}

  /**
   * Weights and biases of the convolutions and dense layers in their order, under the names {@code
   * NAME.weight} and {@code NAME.bias}; a model with another number of such layers is a {@link
   * ContractViolation}.
   */
  public static Weights named(byte[] model, List<String> names) {
    GraphProto graph = OnnxShape.parse(model).getGraph();
    OnnxConstants constants = new OnnxConstants(graph);
    List<NodeProto> layers = graph.getNodeList().stream().filter(OnnxLayers::hasWeights).toList();
    if (layers.size() != names.size()) {
      throw new ContractViolation(
          "the model has %d convolutions and dense layers, expected are %d"
              .formatted(layers.size(), names.size()));
    }
    Map<String, FloatArray> arrays = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      NodeProto layer = layers.get(i);
      FloatArray weight = constants.get(layer.getInput(1));
      arrays.put(names.get(i) + ".weight", isTransposed(layer) ? transposed(weight) : weight);
      if (layer.getInputCount() > 2) {
        arrays.put(names.get(i) + ".bias", constants.get(layer.getInput(2)));
      }
    }
    return new Weights(arrays);
  }

  private static boolean hasWeights(NodeProto node) {
    return node.getOpType().equals("Conv") || node.getOpType().equals("Gemm");
  }

  /** Whether a dense layer's weights are (in, out) instead of (out, in). */
  private static boolean isTransposed(NodeProto layer) {
    return layer.getOpType().equals("Gemm")
        && layer.getAttributeList().stream()
            .noneMatch(one -> one.getName().equals("transB") && one.getI() == 1);
  }

  private static FloatArray transposed(FloatArray matrix) {
    int rows = matrix.shape().get(0);
    int columns = matrix.shape().get(1);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.values()[i % rows * columns + i / rows];
    }
    return new FloatArray(List.of(columns, rows), values);
  }
}
