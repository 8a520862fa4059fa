package io.synthorax.trainer;

import static io.synthorax.trainer.TinyRuns.LABEL;
import static io.synthorax.trainer.TinyRuns.OTHER;
import static io.synthorax.trainer.TinyRuns.RUN;
import static io.synthorax.trainer.TinyRuns.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingEnded.Outcome;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.platform.stage.Claims;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingStageTest {
  private final TinyRuns runs = new TinyRuns();

  @Test
  void runEndsWithItsBudgetAnEventPerEpochAndCheckpointsSpreadOverIt() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);

    runs.stage(runs.published::add).train(TinyRuns.request(dataset, "8192"));

    TrainingEnded ended = runs.ended();
    assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(ended.imagesShown()).isEqualTo(8192);
    assertThat(ended.checkpoints()).extracting(Checkpoint::epoch).containsExactly(2, 4, 6, 8);
    assertThat(runs.epochs()).hasSize(8).extracting(EpochFinished::epoch).isSorted();
    assertThat(runs.store.get(ended.checkpoints().get(0).generator())).isNotEmpty();
  }

  @Test
  void redeliveredRequestPublishesTheSameReceiptAndTrainsNothing() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);
    runs.stage(runs.published::add).train(TinyRuns.request(dataset, "1024"));
    TrainingEnded first = runs.ended();
    runs.published.clear();

    runs.stage(runs.published::add).train(TinyRuns.request(dataset, "1024"));

    assertThat(runs.published).hasSize(2).last().isEqualTo(first);
    assertThat(runs.epochs())
        .extracting(EpochFinished::checkpoint)
        .containsExactly(Optional.of(first.checkpoints().get(0)));
  }

  @Test
  void onlyTheLastTwoStatesAreKept() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);

    runs.stage(runs.published::add).train(TinyRuns.request(dataset, "8192"));

    assertThat(runs.store.list(ObjectLayout.states(STUDY, RUN)))
        .filteredOn(key -> key.endsWith("state.json"))
        .hasSize(2);
  }

  /** It is the discriminator that tells best who was in the training part. */
  @Test
  void noFileButTheTrainersStateHoldsWeightsOfTheDiscriminator() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);

    runs.stage(runs.published::add).train(TinyRuns.request(dataset, "2048"));

    List<String> keys = runs.store.list(ObjectLayout.study(STUDY));
    List<String> states = runs.store.list(ObjectLayout.states(STUDY, RUN));
    List<String> discriminators =
        states.stream().filter(key -> key.endsWith("/discriminator.safetensors")).toList();
    assertThat(discriminators).isNotEmpty();
    assertThat(keys).anyMatch(key -> key.endsWith("generator.onnx"));
    for (String discriminator : discriminators) {
      for (byte[] weights : largeArrays(runs.store.find(discriminator).orElseThrow())) {
        assertThat(keys)
            .filteredOn(key -> holds(runs.store.find(key).orElseThrow(), weights))
            .contains(discriminator)
            .allMatch(states::contains);
      }
    }
  }

  /** The first values of every array that has so many that they are its own. */
  private static List<byte[]> largeArrays(byte[] safetensors) {
    int values = 16;
    return Safetensors.read(safetensors).arrays().values().stream()
        .map(FloatArray::values)
        .filter(array -> array.length >= 4 * values)
        .map(
            array -> {
              ByteBuffer bytes = ByteBuffer.allocate(4 * values).order(ByteOrder.LITTLE_ENDIAN);
              bytes.asFloatBuffer().put(array, 0, values);
              return bytes.array();
            })
        .toList();
  }

  private static boolean holds(byte[] content, byte... part) {
    for (int from = 0; from + part.length <= content.length; from++) {
      if (Arrays.equals(content, from, from + part.length, part, 0, part.length)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void classWithoutImagesIsAnAnswerNotAnError() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 0);

    runs.stage(runs.published::add).train(TinyRuns.request(dataset, "1024"));

    TrainingEnded ended = runs.ended();
    assertThat(ended.outcome()).isEqualTo(Outcome.DIVERGED);
    assertThat(ended.reason())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("class Rare has no training images"));
  }

  @Test
  void fewerImagesThanABatchAreEnough() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 3);

    runs.stage(runs.published::add).train(TinyRuns.request(dataset, "1024"));

    assertThat(runs.ended().outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void runThatIsLostEndsWithAReasonAndKeepsItsEarlierCheckpoints() {
    // Given a rate at which the discriminator tells everything apart, and nothing can be learned
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 200);
    TrainRequested request = TinyRuns.request(dataset, "40k", 0.3);

    // When
    runs.stage(runs.published::add).train(request);

    // Then within five epochs of the onset, the first epoch with a sure discriminator
    TrainingEnded ended = runs.ended();
    assertThat(ended.outcome()).isIn(Outcome.DIVERGED, Outcome.COLLAPSED);
    assertThat(ended.reason()).isPresent();
    assertThat(runs.epochs()).hasSizeLessThan(30);
  }

  @Test
  void absentDataSetIsAContractViolation() {
    assertThatThrownBy(
            () ->
                runs.stage(runs.published::add)
                    .train(TinyRuns.request(new DatasetId("d1"), "1024")))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("d1");
  }

  @Test
  void helpTrainsARunThatNobodyIsAt() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);
    TrainRequested request = TinyRuns.request(dataset, "1024");

    runs.stage(runs.published::add).help(request);

    assertThat(runs.ended().outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(runs.epochs()).isNotEmpty();
  }

  @Test
  void helpLeavesAloneWhatIsOverPausedOrSomebodyElses() {
    // Given
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);
    TrainRequested request = TinyRuns.request(dataset, "1024");
    TrainingStage stage = runs.stage(runs.published::add);

    // When it is paused, then claimed
    runs.store.put(ObjectLayout.pause(STUDY), new byte[] {1});
    stage.help(request);
    runs.store.delete(ObjectLayout.pause(STUDY));
    Claims.Held somebody =
        new Claims(runs.store, Duration.ofMinutes(1))
            .tryClaim(attempt -> ObjectLayout.claim(STUDY, RUN, attempt))
            .orElseThrow();
    stage.help(request);

    // Then
    assertThat(runs.published).isEmpty();

    // When it is over
    somebody.release();
    stage.train(request);
    runs.published.clear();
    stage.help(request);

    // Then
    assertThat(runs.published).isEmpty();
  }
}
