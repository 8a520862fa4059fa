package io.synthorax.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.RunClass;
import io.synthorax.contracts.RunId;
import io.synthorax.learning.network.Dcgan;
import io.synthorax.learning.network.Network;
import io.synthorax.learning.onnx.OnnxWriter;
import io.synthorax.learning.weights.Weights;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
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
  void everyClassOfAConditionalCheckpointHasItsOwnBatchOfImages() {
    // Given
    Checkpoint checkpoint =
        fixture.weights(2, Weights.initial(Dcgan.generator(32, 16, 0.0625, 2), 5));
    List<RunClass> classes =
        List.of(new RunClass(Fixture.LABEL, 3), new RunClass(new ClassLabel("Normal"), 2));

    // When
    fixture.stage(loader, 16).on(fixture.epochOfAll(2, checkpoint, classes));

    // Then
    assertThat(fixture.published)
        .extracting(event -> ((BatchSynthesized) event).label())
        .containsExactly(Fixture.LABEL, new ClassLabel("Normal"));
    BatchSynthesized first = (BatchSynthesized) fixture.published.get(0);
    assertThat(first.failure()).isEmpty();
    assertThat(first.run()).isEqualTo(RunId.ALL);
    assertThat(fixture.pixels(first)).hasSize(3 * PIXELS);
    assertThat(fixture.pixels(fixture.last())).hasSize(2 * PIXELS);
    assertThat(first.seed()).isNotEqualTo(fixture.last().seed());
    assertThat(
            fixture.store.find(
                ObjectLayout.batch(Fixture.STUDY, RunId.ALL, new ClassLabel("Normal"), 2)))
        .isPresent();
  }

  @Test
  void weightsWithoutAnInputForTheClassAreAnAnswer() {
    // Given
    Checkpoint checkpoint = fixture.weights(2, Weights.initial(Dcgan.generator(32, 1, 0.0625), 5));
    List<RunClass> classes =
        List.of(new RunClass(Fixture.LABEL, 3), new RunClass(new ClassLabel("Normal"), 2));

    // When
    fixture.stage(loader, 16).on(fixture.epochOfAll(2, checkpoint, classes));

    // Then
    assertThat(fixture.last().failure().orElseThrow()).contains("has none for class 1 of 2");
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
