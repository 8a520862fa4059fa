package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.ExtractorSpecification.Brought;
import io.synthorax.contracts.ExtractorSpecification.Input;
import io.synthorax.contracts.Json;
import io.synthorax.evaluator.BroughtStage.Declaration;
import io.synthorax.learning.network.ConvolutionalAutoencoder;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.ResNet18;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Weights;
import io.synthorax.platform.store.InMemoryObjectStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class BroughtStageTest {
  private static final int RESOLUTION = 32;
  private static final byte[] MODEL = onnx(ResNet18.pooled(64, 4));

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final BroughtStage stage = new BroughtStage(store, 1);

  @Test
  void whatGivesVectorsIsKeptUnderItsHashOnce() {
    // When
    Brought first = keep(MODEL, Optional.empty(), 64, 1);
    Brought again = keep(MODEL, Optional.empty(), 64, 1);
    // Then
    assertThat(again).isEqualTo(first);
    assertThat(first.name()).isEqualTo("mine");
    assertThat(first.model().key()).isEqualTo("extractors/" + Json.sha256(MODEL) + "/model.onnx");
    assertThat(store.get(first.model())).isEqualTo(MODEL);
  }

  @Test
  void aValueWithinTheModelMayBeTheVector() {
    // Given a classifier, whose last value but one are its pooled features
    byte[] classifier = onnx(ResNet18.narrow(64, 5, 4));
    String inner = last(classifier, node -> node.getOpType().equals("Flatten")).getOutput(0);
    // When
    Brought brought = keep(classifier, Optional.of(inner), 64, 1);
    // Then
    try (FeatureNetwork network = OnnxFeatureNetwork.open(brought, classifier, RESOLUTION, 1)) {
      assertThat(network.dimensions()).isEqualTo(32);
    }
  }

  @Test
  void imagesAreResizedAndNormalizedAsDeclared() {
    // Given columns of gray 51 and 204 in turn, twice as large
    Input input = new Input(8, 3, List.of(0.0, 0.2, 0.5), List.of(1.0, 1.0, 0.5));
    byte[] pixels = new byte[16];
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = (byte) (at % 2 == 0 ? 51 : 204);
    }
    // When
    float[] values = ImageInput.declared(input, 4).of(pixels);
    float[] smaller =
        ImageInput.declared(new Input(8, 1, List.of(0.0), List.of(1.0)), 16).of(ramp(16));
    // Then
    assertThat(values).hasSize(192);
    assertThat(values[0]).isCloseTo(0.2f, within(1e-6f));
    assertThat(values[1]).isCloseTo(0.35f, within(1e-6f));
    assertThat(values[2]).isCloseTo(0.65f, within(1e-6f));
    assertThat(values[3]).isCloseTo(0.65f, within(1e-6f));
    assertThat(values[64]).isCloseTo(0, within(1e-6f));
    assertThat(values[128]).isCloseTo(-0.6f, within(1e-6f));
    assertThat(smaller[0]).isCloseTo(0.5f / 255, within(1e-6f));
    assertThat(smaller[7]).isCloseTo(14.5f / 255, within(1e-6f));
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertThatRefused("no ONNX".getBytes(StandardCharsets.UTF_8), Optional.empty(), 64, 1)
        .hasMessageContaining("no ONNX model");
    assertThatRefused(new byte[0], Optional.empty(), 64, 1).hasMessageContaining("no ONNX model");
    assertThat(store.list("extractors/")).isEmpty();
  }

  @Test
  void anotherInputThanDeclaredIsRefused() {
    assertThatRefused(MODEL, Optional.empty(), 32, 1)
        .hasMessage("the model's input input wants height 64, declared is 32");
    assertThatRefused(MODEL, Optional.empty(), 64, 3)
        .hasMessage("the model's input input wants channels 1, declared is 3");
  }

  @Test
  void aValueThatTheModelDoesNotComputeIsRefused() {
    assertThatRefused(MODEL, Optional.of("pool5"), 64, 1)
        .hasMessage("the model computes no value named pool5; its outputs are [output]");
  }

  @Test
  void anOutputThatIsNoVectorIsRefused() {
    // Given maps of 8 x 4 x 4
    byte[] maps = onnx(ConvolutionalAutoencoder.encoder(64));
    // Then
    assertThatRefused(maps, Optional.empty(), 64, 1)
        .hasMessage("the output of an image has the sizes [8, 4, 4], allowed is a vector");
  }

  @Test
  void weightsInAnotherFileAreRefused() throws Exception {
    // Given a model that would have a file of the machine read as its weights
    ModelProto.Builder model = ModelProto.parseFrom(MODEL).toBuilder();
    model
        .getGraphBuilder()
        .getInitializerBuilder(0)
        .clearRawData()
        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
        .addExternalData(
            StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/hostname"));
    // Then
    assertThatRefused(model.build().toByteArray(), Optional.empty(), 64, 1)
        .hasMessageContaining("lie in another file");
  }

  @Test
  void operatorsThatAreNotOnnxsOwnAreRefused() throws Exception {
    // Given
    ModelProto.Builder model = ModelProto.parseFrom(MODEL).toBuilder();
    model.getGraphBuilder().getNodeBuilder(0).setDomain("com.example");
    // Then
    assertThatRefused(model.build().toByteArray(), Optional.empty(), 64, 1)
        .hasMessage(
            "the operator Conv is of the domain com.example; allowed are ONNX's own operators");
  }

  @Test
  void aModelWithoutAnyWeightThatCountsIsRefused() {
    // Given all weights zero: every image has the same features
    byte[] dead = edited(MODEL, tensor -> tensor.toBuilder().setRawData(zeros(tensor)).build());
    // Then
    assertThatRefused(dead, Optional.empty(), 64, 1)
        .hasMessage("two different images have the same features");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> assertThatRefused(
      byte[] model, Optional<String> output, int size, int channels) {
    return assertThatThrownBy(() -> keep(model, output, size, channels))
        .isInstanceOf(ContractViolation.class);
  }

  private Brought keep(byte[] model, Optional<String> output, int size, int channels) {
    Input input =
        new Input(
            size, channels, Collections.nCopies(channels, 0.5), Collections.nCopies(channels, 0.5));
    return stage.keep(
        new ByteArrayInputStream(model), new Declaration("mine", output, input, RESOLUTION));
  }

  private static byte[] onnx(Network network) {
    return OnnxWriter.write(network, Weights.initial(network, 3));
  }

  private static byte[] edited(byte[] model, UnaryOperator<TensorProto> edit) {
    try {
      ModelProto.Builder built = ModelProto.parseFrom(model).toBuilder();
      for (int at = 0; at < built.getGraph().getInitializerCount(); at++) {
        TensorProto tensor = built.getGraph().getInitializer(at);
        built.getGraphBuilder().setInitializer(at, edit.apply(tensor));
      }
      return built.build().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static ByteString zeros(TensorProto tensor) {
    return ByteString.copyFrom(new byte[tensor.getRawData().size()]);
  }

  private static NodeProto last(byte[] model, Predicate<NodeProto> wanted) {
    try {
      return ModelProto.parseFrom(model).getGraph().getNodeList().stream()
          .filter(wanted)
          .reduce((first, second) -> second)
          .orElseThrow();
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] ramp(int side) {
    byte[] pixels = new byte[side * side];
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = (byte) (at % side);
    }
    return pixels;
  }
}
