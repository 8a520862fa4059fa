package io.synthorax.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Shard;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.platform.stage.StageInterrupted;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SynthesisStageTest {
  private static final byte[] ONNX = {1, 2, 3};
  private static final GeneratorModel.Loader PICTURES = onnx -> new LatentPicture();

  private final Fixture fixture = new Fixture();

  @Test
  void aCheckpointBecomesABatchOfTheWantedImages() {
    // Given
    Checkpoint checkpoint = fixture.checkpoint(3, ONNX);
    // When
    fixture.stage(PICTURES, 64).on(fixture.epoch(3, 100, Optional.of(checkpoint)));
    // Then
    BatchSynthesized batch = fixture.last();
    assertThat(batch.failure()).isEmpty();
    assertThat(batch.order()).isEmpty();
    assertThat(batch.count()).isEqualTo(100);
    assertThat(batch.checkpoint()).isEqualTo(checkpoint);
    assertThat(batch.shards()).extracting(Shard::count).containsExactly(100);
    NpyArray images = NpyArray.of(fixture.store.get(batch.shards().get(0).object()));
    assertThat(images.shape()).containsExactly(100, 4, 4);
    assertThat(fixture.store.get(batch.preview().orElseThrow()))
        .startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G');
    assertThat(receipt(3)).contains(batch);
    assertThat(fixture.meters.get("synthorax.synthesis.images").counter().count()).isEqualTo(100);
  }

  @Test
  void anEpochWithoutACheckpointAsksForNothing() {
    // When
    fixture.stage(PICTURES, 64).on(fixture.epoch(2, 100, Optional.empty()));
    // Then
    assertThat(fixture.published).isEmpty();
  }

  @Test
  void aRedeliveredCheckpointIsOnlyPublishedAgain() {
    // Given
    Checkpoint checkpoint = fixture.checkpoint(3, ONNX);
    fixture.stage(PICTURES, 64).on(fixture.epoch(3, 10, Optional.of(checkpoint)));
    GeneratorModel.Loader refuses =
        onnx -> {
          throw new AssertionError("the work is done already");
        };
    // When
    fixture.stage(refuses, 64).on(fixture.epoch(3, 10, Optional.of(checkpoint)));
    // Then
    assertThat(fixture.published).hasSize(2);
    assertThat(fixture.published.get(1)).isEqualTo(fixture.published.get(0));
    assertThat(fixture.published.get(1).id()).isEqualTo(fixture.published.get(0).id());
  }

  @Test
  void theFirstReceiptWinsARace() {
    // Given another worker that finishes while this one synthesizes
    Checkpoint checkpoint = fixture.checkpoint(3, ONNX);
    BatchSynthesized theirs =
        SynthesisJob.of(fixture.epoch(3, 5, Optional.of(checkpoint)), checkpoint)
            .get(0)
            .failed("another worker was first");
    GeneratorModel.Loader slow =
        onnx -> {
          fixture.store.putIfAbsent(
              ObjectLayout.batch(Fixture.STUDY, Fixture.RUN, Fixture.LABEL, 3), Json.write(theirs));
          return new LatentPicture();
        };
    // When
    fixture.stage(slow, 64).on(fixture.epoch(3, 5, Optional.of(checkpoint)));
    // Then
    assertThat(fixture.last()).isEqualTo(theirs);
  }

  @Test
  void aLargeBatchIsCutIntoShards() {
    // Given
    Checkpoint checkpoint = fixture.checkpoint(1, ONNX);
    // When
    fixture.stage(PICTURES, 100).on(fixture.epoch(1, 9_000, Optional.of(checkpoint)));
    // Then
    assertThat(fixture.last().shards()).extracting(Shard::count).containsExactly(4_096, 4_096, 808);
  }

  @Test
  void anImageIsAFunctionOfSeedAndIndexInWhateverShardAndOrder() {
    // Given the same forty images in one piece, and in two pieces of which the second comes first
    Checkpoint checkpoint = fixture.checkpoint(1, ONNX);
    fixture.stage(PICTURES, 64).on(fixture.order(checkpoint, 0, 7, 0, 40));
    byte[] whole = fixture.pixels(fixture.last());
    fixture.stage(PICTURES, 8).on(fixture.order(checkpoint, 2, 7, 15, 25));
    byte[] second = fixture.pixels(fixture.last());
    // When
    fixture.stage(PICTURES, 8).on(fixture.order(checkpoint, 1, 7, 0, 15));
    // Then
    byte[] first = fixture.pixels(fixture.last());
    assertThat(first).isEqualTo(Arrays.copyOf(whole, 15 * 16));
    assertThat(second).isEqualTo(Arrays.copyOfRange(whole, 15 * 16, 40 * 16));
    assertThat(fixture.last().order()).contains("o1");
    assertThat(fixture.last().preview()).isEmpty();
  }

  @Test
  void everyEpochHasItsOwnImages() {
    // Given
    long third = BatchSeed.of(Fixture.STUDY, Fixture.RUN, Fixture.LABEL, 3);
    // When
    long fourth = BatchSeed.of(Fixture.STUDY, Fixture.RUN, Fixture.LABEL, 4);
    // Then
    assertThat(fourth).isNotEqualTo(third).isBetween(0L, 1L << 53);
    assertThat(BatchSeed.of(Fixture.STUDY, Fixture.RUN, Fixture.LABEL, 3)).isEqualTo(third);
  }

  @Test
  void aModelThatDoesNotLoadIsAnAnswer() {
    // Given
    Checkpoint checkpoint = fixture.checkpoint(1, "no ONNX".getBytes(StandardCharsets.UTF_8));
    GeneratorModel.Loader loader =
        onnx -> {
          throw new ContractViolation("no ONNX file");
        };
    // When
    fixture.stage(loader, 64).on(fixture.epoch(1, 10, Optional.of(checkpoint)));
    // Then
    assertThat(fixture.last().failure()).contains("the generator does not load: no ONNX file");
    assertThat(fixture.last().count()).isZero();
    assertThat(receipt(1)).contains(fixture.last());
  }

  @Test
  void pixelsThatAreNoNumbersAreAnAnswer() {
    // Given a generator that diverges after some images
    Checkpoint checkpoint = fixture.checkpoint(1, ONNX);
    GeneratorModel.Loader loader =
        onnx ->
            new GeneratorModel() {
              private final LatentPicture picture = new LatentPicture();
              private int calls;

              @Override
              public String engine() {
                return "blind";
              }

              @Override
              public int latentSize() {
                return picture.latentSize();
              }

              @Override
              public int resolution() {
                return picture.resolution();
              }

              @Override
              public float[] synthesize(float[] latents) {
                float[] values = picture.synthesize(latents);
                values[5] = ++calls == 3 ? Float.NaN : 0;
                return values;
              }

              @Override
              public void close() {}
            };
    // When
    fixture.stage(loader, 8).on(fixture.epoch(1, 40, Optional.of(checkpoint)));
    // Then
    assertThat(fixture.last().failure()).contains("the generator yields NaN for a pixel");
    assertThat(fixture.last().shards()).isEmpty();
  }

  @Test
  void bytesThatAreNotWhatTheReferenceSaysBreakTheContract() {
    // Given
    Checkpoint stored = fixture.checkpoint(1, ONNX);
    ObjectRef wrong = new ObjectRef(stored.generator().key(), "0".repeat(64), 3);
    Checkpoint checkpoint = new Checkpoint(1, 1024, wrong, wrong, wrong);
    SynthesisStage stage = fixture.stage(PICTURES, 64);
    // When, Then
    assertThatThrownBy(() -> stage.on(fixture.epoch(1, 10, Optional.of(checkpoint))))
        .isInstanceOf(ContractViolation.class);
    assertThat(receipt(1)).isEmpty();
  }

  @Test
  void anOrderedShardThatFitsNoArrayIsRefused() {
    // Given
    Checkpoint checkpoint = fixture.checkpoint(1, ONNX);
    SynthesisStage stage = fixture.stage(PICTURES, 64);
    // When, Then
    assertThatThrownBy(() -> stage.on(fixture.order(checkpoint, 0, 7, 0, 4_097)))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("1 to 4096");
  }

  @Test
  void interruptedWorkLeavesNoReceipt() {
    // Given
    Checkpoint checkpoint = fixture.checkpoint(1, ONNX);
    SynthesisStage stage = fixture.stage(PICTURES, 64);
    Thread.currentThread().interrupt();
    // When
    Throwable thrown =
        org.assertj.core.api.Assertions.catchThrowable(
            () -> stage.on(fixture.epoch(1, 10, Optional.of(checkpoint))));
    // Then
    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isInstanceOf(StageInterrupted.class);
    assertThat(receipt(1)).isEmpty();
    assertThat(fixture.published).isEmpty();
  }

  private Optional<BatchSynthesized> receipt(int epoch) {
    return fixture
        .store
        .find(ObjectLayout.batch(Fixture.STUDY, Fixture.RUN, Fixture.LABEL, epoch))
        .map(bytes -> Json.read(bytes, BatchSynthesized.class));
  }
}
