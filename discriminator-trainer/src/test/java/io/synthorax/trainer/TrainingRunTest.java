package io.synthorax.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Stabilization;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded.Outcome;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.learning.torch.Precision;
import io.synthorax.learning.torch.TorchEngine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainingRunTest {
  private static final TrainingSpecification TINY =
      TrainingSpecification.paper(new Resolution(32), 0.03125);
  private static final int FEW_STEPS = 512;
  private static final int FEW_IMAGES = 16;
  private static TorchEngine engine;

  private final ManualSurroundings around = new ManualSurroundings();

  @BeforeAll
  static void startEngine() {
    engine = TorchEngine.start(TorchEngine.Settings.of(Precision.FLOAT32, 1));
  }

  @Test
  void budgetInTimeCountsCheckpointsStatesAndWhatTheWorldTakes() {
    // Given
    around.perStep = Duration.ofMillis(800);
    around.checkpointDuration = epoch -> Duration.ofSeconds(6);
    around.perSave = Duration.ofMillis(300);
    around.perEvent = Duration.ofMillis(200);

    // When
    TrainingRun.End end = run("120s", FEW_IMAGES);

    // Then within five percent of the budget
    assertThat(end.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(around.now()).isBetween(Duration.ofSeconds(114), Duration.ofSeconds(126));
    assertThat(end.progress().trained()).isEqualTo(around.now());
    assertThat(around.epochs.get(around.epochs.size() - 1).checkpoint()).isPresent();
  }

  @Test
  void statesTakeLessThanTwoPercentOfTheTime() {
    // Given
    around.perStep = Duration.ofMillis(800);
    around.perSave = Duration.ofMillis(700);

    // When
    run("200s", FEW_IMAGES);

    // Then
    assertThat(around.saves).isBetween(3, 5);
    assertThat(around.perSave.multipliedBy(around.saves)).isLessThan(around.now().dividedBy(50));
  }

  @Test
  void pauseLeavesWithTheStateOfItsStep() {
    // Given
    around.pauseAtStep = 10;

    // When
    assertThatThrownBy(() -> run("30s", FEW_IMAGES))
        .isInstanceOf(RunPaused.class)
        .hasMessageContaining("step 10");

    // Then
    assertThat(around.steps).isEqualTo(10);
    assertThat(around.saves).isEqualTo(1);
  }

  @Test
  void finishRequestEndsWithTheNextStepAndACheckpoint() {
    // Given
    around.perStep = Duration.ofSeconds(1);
    around.finishAtStep = 11;

    // When
    TrainingRun.End end = run("1h", FEW_IMAGES);

    // Then
    assertThat(end.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(around.steps).isEqualTo(11);
    assertThat(end.progress().checkpoints()).hasSize(1);
  }

  @Test
  void generatorThatCollapsesEndsTheRunWithinFiveEpochsAndKeepsItsCheckpoints() {
    // Given
    around.diversity = epoch -> OptionalDouble.of(epoch < 6 ? 0.9 : 0.02);

    // When
    TrainingRun.End end = run("16k", FEW_STEPS);

    // Then
    assertThat(end.outcome()).isEqualTo(Outcome.COLLAPSED);
    assertThat(end.reason()).hasValueSatisfying(r -> assertThat(r).contains("15 %"));
    assertThat(end.progress().epochs()).isBetween(6, 6 + 5);
    assertThat(end.progress().checkpoints()).extracting(c -> c.epoch()).startsWith(2, 4);
  }

  @Test
  void budgetThatSavingUsesUpEndsWithACheckpointOfTheLastStep() {
    // Given
    around.perSave = Duration.ofSeconds(90);

    // When
    TrainingRun.End end = run("100s", FEW_IMAGES);

    // Then
    assertThat(end.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(end.progress().checkpoints())
        .last()
        .satisfies(c -> assertThat(c.imagesShown()).isEqualTo(around.steps * (long) FEW_IMAGES));
  }

  @Test
  void checkpointThatOnceTookLongDoesNotShortenTheRun() {
    // Given
    around.perStep = Duration.ofMillis(500);
    around.checkpointDuration = epoch -> Duration.ofSeconds(epoch == 5 ? 40 : 1);

    // When
    run("240s", FEW_IMAGES);

    // Then
    assertThat(around.now()).isBetween(Duration.ofSeconds(228), Duration.ofSeconds(252));
  }

  @Test
  void collapseThatWasSavedButNotToldEndsTheResumedRunAtOnce() {
    // Given
    around.diversity = epoch -> OptionalDouble.of(epoch < 6 ? 0.9 : 0.02);
    TrainingRun.End undisturbed = run("16k", FEW_STEPS);
    int steps = around.steps;

    // When
    TrainingRun.End resumed = run("16k", FEW_STEPS, undisturbed.progress());

    // Then
    assertThat(resumed.outcome()).isEqualTo(Outcome.COLLAPSED);
    assertThat(resumed.reason()).isEqualTo(undisturbed.reason());
    assertThat(around.steps).isEqualTo(steps);
  }

  @Test
  void oneBadEpochOrTwoDoNotEndARun() {
    // Given
    around.diversity = epoch -> OptionalDouble.of(epoch % 4 < 2 ? 0.9 : 0.02);

    // When, Then
    assertThat(run("16k", FEW_STEPS).outcome()).isEqualTo(Outcome.COMPLETED);
  }

  private TrainingRun.End run(String budget, int batchSize) {
    return run(budget, batchSize, RunProgress.NONE);
  }

  private TrainingRun.End run(String budget, int batchSize, RunProgress from) {
    TrainingSpecification specification = TINY.with(batchSize, 0.2, Stabilization.NONE);
    byte[] noise = new byte[20 * 32 * 32];
    new Random(1).nextBytes(noise);
    ImageSource images = ImageSource.of(noise, 32);
    TrainRequested request =
        new TrainRequested(
            new StudyId("s1"),
            new RunId("Rare"),
            0,
            Optional.of(new ClassLabel("Rare")),
            new DatasetId("d1"),
            specification,
            Budget.parse(budget),
            7,
            100,
            Optional.empty(),
            List.of());
    try (AdversarialTraining game = new AdversarialTraining(engine, specification, images, 7)) {
      return new TrainingRun(
              request,
              game,
              from,
              around,
              new TrainingRun.Schedule(
                  new CheckpointSchedule(8),
                  new StateSchedule(Duration.ofSeconds(20), StateSchedule.SHARE)),
              new TrainingClock(around::nanos))
          .toItsEnd();
    }
  }
}
