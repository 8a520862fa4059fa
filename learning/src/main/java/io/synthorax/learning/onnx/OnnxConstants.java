package io.synthorax.learning.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.learning.weights.FloatArray;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arrays that stand in a model's file: float32, or int64 as shapes are. */
final class OnnxConstants {
  private final Map<String, TensorProto> tensors = new LinkedHashMap<>();

  OnnxConstants(GraphProto graph) {
    graph.getInitializerList().forEach(tensor -> tensors.put(tensor.getName(), tensor));
  }

  /** The array of a name; one that is not there, or of another type, is a ContractViolation. */
  FloatArray get(String name) {
    TensorProto tensor = tensors.get(name);
    require(tensor != null, name + " is no constant");
    require(
        tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL,
        name + " lies in another file");
    List<Integer> shape = tensor.getDimsList().stream().map(Math::toIntExact).toList();
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    if (tensor.getDataType() == TensorProto.DataType.INT64.getNumber()) {
      require(tensor.getInt64DataCount() == values.length, name + " is cut off");
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getInt64Data(i);
      }
    } else {
      require(
          tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber(), name + " is no float32");
      read(tensor, values);
    }
    return new FloatArray(shape, values);
  }

  /** Values stand as bytes, or one by one. */
  private static void read(TensorProto tensor, float[] values) {
    if (tensor.getFloatDataCount() == values.length) {
      for (int i = 0; i < values.length; i++) {
        values[i] = tensor.getFloatData(i);
      }
      return;
    }
    var bytes = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    require(
        bytes.remaining() == values.length * Float.BYTES,
        tensor.getName() + " is not as many float32 values as it should be");
    bytes.asFloatBuffer().get(values);
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new ContractViolation("the model is not read: " + what);
    }
  }
}
