package io.synthorax.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RunClass;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingEnded.Outcome;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import io.synthorax.learning.weights.FloatArray;
import io.synthorax.learning.weights.Safetensors;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.stage.StageInterrupted;
import io.synthorax.platform.store.InMemoryObjectStore;
import io.synthorax.platform.store.Receipts;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainingStageTest {
  private static final ClassLabel LABEL = new ClassLabel("Rare");
  private static final ClassLabel OTHER = new ClassLabel("Common");
  private static final StudyId STUDY = new StudyId("s1");
  private static final RunId RUN = new RunId("Rare");
  private static final TrainingSpecification TINY =
      new TrainingSpecification(
          new Resolution(32), 0.03125, 16, 64, 2e-4, 0.5, 0.999, 0.2, Stabilization.NONE);
  private static TorchEngine engine;

  private final InMemoryObjectStore store = new InMemoryObjectStore();
  private final List<Event> published = new ArrayList<>();

  @BeforeAll
  static void startEngine() {
    engine =
        TorchEngine.start(
            new TorchEngine.Settings(1, Optional.of(Precision.FLOAT32), Optional.empty()));
  }

  @Test
  void runEndsWithItsBudgetAnEventPerEpochAndCheckpointsSpreadOverIt() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 20);

    stage(published::add).train(request(dataset, "8192"));

    TrainingEnded ended = (TrainingEnded) published.get(published.size() - 1);
    assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(ended.imagesShown()).isEqualTo(8192);
    assertThat(ended.checkpoints()).extracting(Checkpoint::epoch).containsExactly(2, 4, 6, 8);
    assertThat(epochs()).hasSize(8).extracting(EpochFinished::epoch).isSorted();
    assertThat(store.get(ended.checkpoints().get(0).generator())).isNotEmpty();
  }

  @Test
  void redeliveredRequestPublishesTheSameReceiptAndTrainsNothing() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 20);
    stage(published::add).train(request(dataset, "1024"));
    TrainingEnded first = (TrainingEnded) published.get(published.size() - 1);
    published.clear();

    stage(published::add).train(request(dataset, "1024"));

    assertThat(published).hasSize(2).last().isEqualTo(first);
    assertThat(epochs())
        .extracting(EpochFinished::checkpoint)
        .containsExactly(Optional.of(first.checkpoints().get(0)));
  }

  @Test
  void runThatWasInterruptedAndContinuedEqualsAnUndisturbedOneBitForBit() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 20);
    TrainRequested request = request(dataset, "4096");
    EventPublisher interrupting =
        event -> {
          published.add(event);
          if (event instanceof EpochFinished epoch && epoch.epoch() == 3) {
            throw new StageInterrupted("killed after epoch 3");
          }
        };
    assertThatThrownBy(() -> stage(interrupting).train(request))
        .isInstanceOf(StageInterrupted.class);

    stage(published::add).train(request);

    TrainingEnded disturbed = (TrainingEnded) published.get(published.size() - 1);
    assertThat(lastGenerator(disturbed)).isEqualTo(lastGenerator(undisturbed(request)));
    assertThat(disturbed.imagesShown()).isEqualTo(4096);
  }

  @Test
  void runThatWasPausedGoesOnBitForBitUnderAClaimOfItsOwn() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 20);
    TrainRequested request = request(dataset, "4096");
    EventPublisher pausing =
        event -> {
          published.add(event);
          if (epochs().size() == 3 && event instanceof EpochFinished) {
            throw new RunPaused(0);
          }
        };

    stage(pausing).train(request);

    TrainingEnded paused = (TrainingEnded) published.get(published.size() - 1);
    assertThat(lastGenerator(paused)).isEqualTo(lastGenerator(undisturbed(request)));
    assertThat(store.find(ObjectLayout.claim(STUDY, RUN, 2))).isPresent();
  }

  @Test
  void pausedStudyClaimsNothing() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 20);
    store.put(ObjectLayout.pause(STUDY), new byte[0]);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> stage(published::add).train(request(dataset, "1024")))
        .isInstanceOf(StageInterrupted.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(store.find(ObjectLayout.claim(STUDY, RUN, 1))).isEmpty();
  }

  @Test
  void onlyTheLastTwoStatesAreKept() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 20);

    stage(published::add).train(request(dataset, "8192"));

    assertThat(store.list(ObjectLayout.states(STUDY, RUN)))
        .filteredOn(key -> key.endsWith("state.json"))
        .hasSize(2);
  }

  /** It is the discriminator that tells best who was in the training part. */
  @Test
  void noFileButTheTrainersStateHoldsWeightsOfTheDiscriminator() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 20);

    stage(published::add).train(request(dataset, "2048"));

    List<String> keys = store.list(ObjectLayout.study(STUDY));
    List<String> states = store.list(ObjectLayout.states(STUDY, RUN));
    List<String> discriminators =
        states.stream().filter(key -> key.endsWith("/discriminator.safetensors")).toList();
    assertThat(discriminators).isNotEmpty();
    assertThat(keys).anyMatch(key -> key.endsWith("generator.onnx"));
    for (String discriminator : discriminators) {
      for (byte[] weights : largeArrays(store.find(discriminator).orElseThrow())) {
        assertThat(keys)
            .filteredOn(key -> holds(store.find(key).orElseThrow(), weights))
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
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 0);

    stage(published::add).train(request(dataset, "1024"));

    TrainingEnded ended = (TrainingEnded) published.get(0);
    assertThat(ended.outcome()).isEqualTo(Outcome.DIVERGED);
    assertThat(ended.reason())
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("class Rare has no training images"));
  }

  @Test
  void fewerImagesThanABatchAreEnough() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 3);

    stage(published::add).train(request(dataset, "1024"));

    assertThat(((TrainingEnded) published.get(published.size() - 1)).outcome())
        .isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void runThatIsLostEndsWithAReasonAndKeepsItsEarlierCheckpoints() {
    // Given a rate at which the discriminator tells everything apart, and nothing can be learned
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 200);
    TrainRequested request = request(dataset, "40k", 0.3);

    // When
    stage(published::add).train(request);

    // Then within five epochs of the onset, the first epoch with a sure discriminator
    TrainingEnded ended = (TrainingEnded) published.get(published.size() - 1);
    assertThat(ended.outcome()).isIn(Outcome.DIVERGED, Outcome.COLLAPSED);
    assertThat(ended.reason()).isPresent();
    assertThat(epochs()).hasSizeLessThan(30);
  }

  @Test
  void aRunOfTwoClassesTellsOfBothAndGoesOnWhereItWasInterrupted() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 20);
    TrainRequested request = requestOfBoth(STUDY, dataset);
    EventPublisher interrupting =
        event -> {
          published.add(event);
          throw new StageInterrupted("killed after the first epoch");
        };
    assertThatThrownBy(() -> stage(interrupting).train(request))
        .isInstanceOf(StageInterrupted.class);

    stage(published::add).train(request);

    TrainingEnded disturbed = (TrainingEnded) published.get(published.size() - 1);
    assertThat(disturbed.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(disturbed.labels()).containsExactly(OTHER, LABEL);
    assertThat(epochs()).extracting(EpochFinished::wanted).containsOnly(request.classes());
    TrainRequested quiet = requestOfBoth(new StudyId("s2"), dataset);
    stage(published::add).train(quiet);
    TrainingEnded undisturbed = (TrainingEnded) published.get(published.size() - 1);
    assertThat(lastGenerator(disturbed)).isEqualTo(lastGenerator(undisturbed));
  }

  private static TrainRequested requestOfBoth(StudyId study, DatasetId dataset) {
    return new TrainRequested(
        study,
        RunId.ALL,
        0,
        Optional.empty(),
        dataset,
        TINY,
        Budget.parse("3072"),
        7,
        300,
        Optional.empty(),
        List.of(new RunClass(OTHER, 100), new RunClass(LABEL, 200)));
  }

  @Test
  void finishRequestEndsTheRunWithWhatItHas() {
    DatasetId dataset = StoredDatasets.random(store, OTHER, LABEL, 20);
    store.put(ObjectLayout.finish(STUDY), new byte[0]);

    stage(published::add).train(request(dataset, "1h"));

    TrainingEnded ended = (TrainingEnded) published.get(published.size() - 1);
    assertThat(ended.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(ended.checkpoints()).isNotEmpty();
  }

  @Test
  void absentDataSetIsAContractViolation() {
    assertThatThrownBy(() -> stage(published::add).train(request(new DatasetId("d1"), "1024")))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("d1");
  }

  private byte[] lastGenerator(TrainingEnded ended) {
    ObjectRef weights = ended.checkpoints().get(ended.checkpoints().size() - 1).weights();
    return store.get(weights);
  }

  private TrainingEnded undisturbed(TrainRequested request) {
    TrainRequested again =
        new TrainRequested(
            new StudyId("s2"),
            request.run(),
            request.ordinal(),
            request.label(),
            request.dataset(),
            request.specification(),
            request.budget(),
            request.seed(),
            request.wantedImages(),
            request.startFrom(),
            request.classes());
    stage(published::add).train(again);
    return new Receipts(store)
        .find(ObjectLayout.training(again.study(), again.run()), TrainingEnded.class)
        .orElseThrow();
  }

  private List<EpochFinished> epochs() {
    return published.stream()
        .filter(EpochFinished.class::isInstance)
        .map(EpochFinished.class::cast)
        .toList();
  }

  private TrainingStage stage(EventPublisher publisher) {
    return new TrainingStage(
        store,
        publisher,
        new Claims(store, Duration.ofMinutes(1)),
        new ProcessorPermit(Optional.empty()),
        new Heartbeat(Duration.ofMinutes(1)),
        new Interruption(),
        new SimpleMeterRegistry(),
        engine,
        new TrainingRun.Schedule(
            new CheckpointSchedule(4), new StateSchedule(Duration.ofMinutes(1), 1)),
        System::nanoTime);
  }

  private static TrainRequested request(DatasetId dataset, String budget) {
    return request(dataset, budget, TINY.learningRate());
  }

  private static TrainRequested request(DatasetId dataset, String budget, double learningRate) {
    TrainingSpecification specification =
        new TrainingSpecification(
            TINY.resolution(),
            TINY.width(),
            TINY.latentSize(),
            TINY.batchSize(),
            learningRate,
            TINY.beta1(),
            TINY.beta2(),
            TINY.instanceNoise(),
            TINY.stabilization());
    return new TrainRequested(
        STUDY,
        RUN,
        0,
        Optional.of(LABEL),
        dataset,
        specification,
        Budget.parse(budget),
        7,
        100,
        Optional.empty(),
        List.of());
  }
}
