package io.synthorax.learning.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.synthorax.contracts.ContractViolation;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the shape of a model's only input from its bytes: DJL does not tell it. */
final class OnnxShape {
  private OnnxShape() {}

  /**
   * The sizes, the first of them (the free one) 1; any other kind of input is a {@link
   * ContractViolation}.
   */
  static long[] ofInput(byte[] model) {
    GraphProto graph = parse(model).getGraph();
    Set<String> constants =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    List<ValueInfoProto> inputs =
        graph.getInputList().stream().filter(in -> !constants.contains(in.getName())).toList();
    require(inputs.size() == 1, "the model has " + inputs.size() + " inputs, allowed is one");
    var tensor = inputs.get(0).getType().getTensorType();
    require(
        tensor.getElemType() == TensorProto.DataType.FLOAT.getNumber(),
        "the model's input is not of type float32");
    List<Dimension> sizes = tensor.getShape().getDimList();
    long[] shape = new long[sizes.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = i == 0 ? 1 : sizes.get(i).getDimValue();
      require(shape[i] > 0, "the model's input has a free size other than the first");
    }
    require(shape.length > 1, "the model's input has no size but the batch's");
    return shape;
  }

  static ModelProto parse(byte[] model) {
    try {
      return ModelProto.parseFrom(model);
    } catch (InvalidProtocolBufferException e) {
      throw new ContractViolation("no ONNX model: " + e.getMessage(), e);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new ContractViolation(what);
    }
  }
}
