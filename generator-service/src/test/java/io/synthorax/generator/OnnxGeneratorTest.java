package io.synthorax.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Weights;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Synthesis with the real runtime and a small generator of the real architecture. */
class OnnxGeneratorTest {
  private static final int PIXELS = 32 * 32;

  private final Fixture fixture = new Fixture();
  private final GeneratorModel.Loader loader = bytes -> new OnnxGenerator(bytes, 16, 1);

  @Test
  void latentAndResolutionAreReadFromTheModel() {
    // Given
    byte[] onnx = onnx();
    // When
    try (GeneratorModel model = loader.open(onnx)) {
      // Then
      assertThat(model.latentSize()).isEqualTo(128);
      assertThat(model.resolution()).isEqualTo(32);
    }
  }

  @Test
  void theSameSeedAndIndexGiveTheSameImageToTheLastBitInWhateverOrder() {
    // Given fifty images in one order, and the last twenty-seven of them before the first
    Checkpoint checkpoint = fixture.checkpoint(1, onnx());
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
  void imagesOfOneBatchDiffer() {
    // Given
    Checkpoint checkpoint = fixture.checkpoint(1, onnx());
    // When
    fixture.stage(loader, 16).on(fixture.epoch(1, 2, Optional.of(checkpoint)));
    // Then
    byte[] pixels = fixture.pixels(fixture.last());
    assertThat(pixels).hasSize(2 * PIXELS);
    assertThat(Arrays.equals(pixels, 0, PIXELS, pixels, PIXELS, 2 * PIXELS)).isFalse();
  }

  @Test
  void bytesThatAreNoModelAreRefused() {
    // Given
    byte[] bytes = "no model".getBytes(StandardCharsets.UTF_8);
    // When, Then
    assertThatThrownBy(() -> loader.open(bytes)).isInstanceOf(ContractViolation.class);
  }

  @Test
  void aModelThatIsCutOffIsRefused() {
    // Given
    Network network = Dcgan.generator(32, 128, 0.0625);
    byte[] cut = Arrays.copyOf(OnnxWriter.write(network, Weights.initial(network, 1)), 500);
    // When, Then
    assertThatThrownBy(() -> loader.open(cut)).isInstanceOf(ContractViolation.class);
  }

  private static byte[] onnx() {
    Network network = Dcgan.generator(32, 128, 0.0625);
    return OnnxWriter.write(network, Weights.initial(network, 5));
  }
}
