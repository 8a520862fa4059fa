package io.synthorax.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.learning.network.Activation;
import io.synthorax.learning.network.Convolution;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Dense;
import io.synthorax.learning.network.Extent;
import io.synthorax.learning.network.Initialization;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.network.Reshape;
import io.synthorax.learning.network.Residual;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Weights;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both engines with a small generator of the real architecture. */
class FasterGeneratorIT {
  private static final int PIXELS = 32 * 32;
  private static final Network CHAIN = Dcgan.generator(32, 128, 0.0625);

  /** Its graph has two ways, which PyTorch's side does not read. */
  private static final Network FORKED =
      new Network(
          "forked",
          Extent.vector(16),
          Initialization.HE,
          List.of(
              new Dense(64, true),
              new Reshape(new Extent(1, 8, 8)),
              new Residual(List.of(new Convolution(1, 3, 1, 1, true)), List.of()),
              new Activation(Activation.Function.TANH)));

  private final Fixture fixture = new Fixture();

  private record Config(SynthesisEngine engine, int batchSize, int threads)
      implements SynthesisConfig {}

  @Test
  void inPyTorchTheSameSeedAndIndexGiveTheSameImageInWhateverOrder() {
    // Given fifty images in one order, and the last twenty-seven of them before the first
    GeneratorModel.Loader loader = loader(SynthesisEngine.TORCH);
    Checkpoint checkpoint = fixture.checkpoint(1, onnx(CHAIN));
    fixture.stage(loader, 16).on(fixture.order(checkpoint, 0, 11, 0, 50));
    byte[] whole = fixture.pixels(fixture.last());
    fixture.stage(loader, 5).on(fixture.order(checkpoint, 2, 11, 23, 27));
    byte[] second = fixture.pixels(fixture.last());

    // When
    fixture.stage(loader, 7).on(fixture.order(checkpoint, 1, 11, 0, 23));

    // Then
    byte[] first = fixture.pixels(fixture.last());
    assertThat(whole).hasSize(50 * PIXELS);
    assertThat(Json.sha256(first)).isEqualTo(Json.sha256(Arrays.copyOf(whole, 23 * PIXELS)));
    assertThat(Json.sha256(second))
        .isEqualTo(Json.sha256(Arrays.copyOfRange(whole, 23 * PIXELS, 50 * PIXELS)));
  }

  @Test
  void bothEnginesSynthesizeTheSameImagesButForAGrayLevel() {
    // Given
    Checkpoint checkpoint = fixture.checkpoint(1, onnx(CHAIN));
    fixture.stage(loader(SynthesisEngine.ONNX), 16).on(fixture.order(checkpoint, 0, 11, 0, 20));
    byte[] portable = fixture.pixels(fixture.last());

    // When
    fixture.stage(loader(SynthesisEngine.TORCH), 16).on(fixture.order(checkpoint, 1, 11, 0, 20));

    // Then
    byte[] other = fixture.pixels(fixture.last());
    assertThat(other).hasSameSizeAs(portable);
    for (int i = 0; i < other.length; i++) {
      assertThat(Math.abs((other[i] & 0xff) - (portable[i] & 0xff))).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ONNX", "TORCH"})
  void aBatchRecordsTheConfiguredEngine(SynthesisEngine engine) {
    // Given
    Checkpoint checkpoint = fixture.checkpoint(1, onnx(CHAIN));

    // When
    fixture.stage(loader(engine), 16).on(fixture.epoch(1, 2, Optional.of(checkpoint)));

    // Then
    String expected = engine == SynthesisEngine.ONNX ? "onnx-fp32" : "torch-bf16";
    assertThat(fixture.last().engine()).contains(expected);
  }

  @Test
  void whatTheProbeChoseIsKept() {
    // Given
    GeneratorModel.Loader loader = loader(SynthesisEngine.AUTO);
    String chosen;
    try (GeneratorModel first = loader.open(onnx(CHAIN))) {
      chosen = first.engine();
    }

    // When
    try (GeneratorModel second = loader.open(onnx(CHAIN))) {

      // Then
      assertThat(second.engine()).isEqualTo(chosen).isIn("onnx-fp32", "torch-bf16");
      assertThat(second.synthesize(new float[3 * 128])).hasSize(3 * PIXELS);
    }
  }

  @Test
  void aGraphThatPyTorchDoesNotReadRunsInOnnxRuntimeUnlessPyTorchIsDemanded() {
    // Given
    byte[] forked = onnx(FORKED);

    // When
    try (GeneratorModel model = loader(SynthesisEngine.AUTO).open(forked)) {

      // Then
      assertThat(model.engine()).isEqualTo("onnx-fp32");
      assertThat(model.resolution()).isEqualTo(8);
    }
    assertThatThrownBy(() -> loader(SynthesisEngine.TORCH).open(forked))
        .isInstanceOf(ContractViolation.class);
  }

  @ParameterizedTest
  @EnumSource
  void bytesThatAreNoModelAreRefused(SynthesisEngine engine) {
    // Given
    byte[] bytes = "no model".getBytes(StandardCharsets.UTF_8);

    // When, Then
    assertThatThrownBy(() -> loader(engine).open(bytes)).isInstanceOf(ContractViolation.class);
  }

  private static GeneratorModel.Loader loader(SynthesisEngine engine) {
    return new FasterGenerator(new Config(engine, 16, 1));
  }

  private static byte[] onnx(Network network) {
    return OnnxWriter.write(network, Weights.initial(network, 5));
  }
}
