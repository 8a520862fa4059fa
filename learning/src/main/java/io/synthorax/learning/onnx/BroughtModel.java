package io.synthorax.learning.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.Message;
import io.synthorax.contracts.ContractViolation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An ONNX model from outside, made ready for {@link OnnxNetwork}: its input is (n, channels, size,
 * size), and its only output the one that was asked for, which may be any value within the graph.
 *
 * <p>What lies outside of its bytes is refused, so that a model cannot have other files read:
 * external data, and operators that are not ONNX's own.
 *
 * @param bytes the model
 * @param batch n, if the model fixes it; else empty
 */
public record BroughtModel(byte[] bytes, Optional<Integer> batch) {
  private static final Set<String> STANDARD = Set.of("", "ai.onnx", "ai.onnx.ml");
  private static final int MAP_RANK = 4;

  /** A {@link ContractViolation} says what is wrong with the model, and what is allowed. */
  public static BroughtModel of(byte[] model, Optional<String> output, int channels, int size) {
    ModelProto proto = OnnxShape.parse(model);
    require(proto.hasGraph() && proto.getGraph().getNodeCount() > 0, "no ONNX model: no graph");
    Set<String> ownFunctions =
        proto.getFunctionsList().stream().map(f -> f.getDomain()).collect(Collectors.toSet());
    requireSelfContained(proto, ownFunctions);
    GraphProto.Builder graph = proto.getGraph().toBuilder();
    ValueInfoProto input = onlyInput(proto.getGraph());
    ValueInfoProto sized = sized(input, channels, size);
    graph.setInput(proto.getGraph().getInputList().indexOf(input), sized);
    ValueInfoProto chosen = output(proto.getGraph(), output);
    graph.clearOutput().addOutput(chosen);
    long batch = sized.getType().getTensorType().getShape().getDim(0).getDimValue();
    return new BroughtModel(
        proto.toBuilder().setGraph(graph).build().toByteArray(),
        batch > 0 ? Optional.of(Math.toIntExact(batch)) : Optional.empty());
  }

  private static void requireSelfContained(Message message, Set<String> ownFunctions) {
    if (message instanceof TensorProto tensor) {
      require(
          tensor.getDataLocation() != TensorProto.DataLocation.EXTERNAL
              && tensor.getExternalDataCount() == 0,
          "the weights of %s lie in another file; allowed is a model that is a single file"
              .formatted(tensor.getName()));
      return;
    }
    if (message instanceof NodeProto node) {
      require(
          STANDARD.contains(node.getDomain()) || ownFunctions.contains(node.getDomain()),
          "the operator %s is of the domain %s; allowed are ONNX's own operators"
              .formatted(node.getOpType(), node.getDomain()));
    }
    for (Object field : message.getAllFields().values()) {
      if (field instanceof Message part) {
        requireSelfContained(part, ownFunctions);
      } else if (field instanceof List<?> list) {
        for (Object element : list) {
          if (!(element instanceof Message part)) {
            break; // the elements of a field are of one type
          }
          requireSelfContained(part, ownFunctions);
        }
      }
    }
  }

  private static ValueInfoProto onlyInput(GraphProto graph) {
    Set<String> constants =
        graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
    List<ValueInfoProto> inputs =
        graph.getInputList().stream().filter(in -> !constants.contains(in.getName())).toList();
    require(inputs.size() == 1, "the model has %d inputs, allowed is one".formatted(inputs.size()));
    return inputs.get(0);
  }

  private static ValueInfoProto sized(ValueInfoProto input, int channels, int size) {
    TypeProto.Tensor tensor = input.getType().getTensorType();
    require(
        tensor.getElemType() == TensorProto.DataType.FLOAT.getNumber(),
        "the model's input %s is not of type float32".formatted(input.getName()));
    List<Dimension> sizes = tensor.getShape().getDimList();
    require(
        sizes.size() == MAP_RANK,
        "the model's input %s has %d sizes, allowed are four: images, channels, height, width"
            .formatted(input.getName(), sizes.size()));
    long[] wanted = {channels, size, size};
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder().addDim(sizes.get(0));
    for (int axis = 1; axis < MAP_RANK; axis++) {
      long fixed = sizes.get(axis).getDimValue();
      require(
          fixed <= 0 || fixed == wanted[axis - 1],
          "the model's input %s wants %s %d, declared is %d"
              .formatted(
                  input.getName(),
                  List.of("channels", "height", "width").get(axis - 1),
                  fixed,
                  wanted[axis - 1]));
      shape.addDim(Dimension.newBuilder().setDimValue(wanted[axis - 1]));
    }
    return input.toBuilder()
        .setType(
            input.getType().toBuilder().setTensorType(tensor.toBuilder().setShape(shape)).build())
        .build();
  }

  private static ValueInfoProto output(GraphProto graph, Optional<String> wanted) {
    List<String> outputs = graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
    if (wanted.isEmpty()) {
      require(
          outputs.size() == 1,
          "the model has the outputs %s: name the one that is the feature vector"
              .formatted(outputs));
      return graph.getOutput(0);
    }
    String name = wanted.get();
    boolean known =
        Stream.concat(
                outputs.stream(),
                graph.getNodeList().stream().flatMap(node -> node.getOutputList().stream()))
            .anyMatch(name::equals);
    require(
        known, "the model computes no value named %s; its outputs are %s".formatted(name, outputs));
    return Stream.concat(graph.getOutputList().stream(), graph.getValueInfoList().stream())
        .filter(value -> value.getName().equals(name))
        .findFirst()
        // The runtime finds out the type of a value that does not say it.
        .orElseGet(() -> ValueInfoProto.newBuilder().setName(name).build());
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new ContractViolation(what);
    }
  }
}
