package io.synthorax.trainer;

import static io.synthorax.trainer.TinyRuns.LABEL;
import static io.synthorax.trainer.TinyRuns.OTHER;
import static io.synthorax.trainer.TinyRuns.RUN;
import static io.synthorax.trainer.TinyRuns.STUDY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingEnded.Outcome;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.StageInterrupted;
import org.junit.jupiter.api.Test;

/** Runs that are interrupted, paused or finished early, and go on. */
class TrainingResumeTest {
  private final TinyRuns runs = new TinyRuns();

  @Test
  void runThatWasInterruptedAndContinuedEqualsAnUndisturbedOneBitForBit() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);
    TrainRequested request = TinyRuns.request(dataset, "4096");
    EventPublisher interrupting =
        event -> {
          runs.published.add(event);
          if (event instanceof EpochFinished epoch && epoch.epoch() == 3) {
            throw new StageInterrupted("killed after epoch 3");
          }
        };
    assertThatThrownBy(() -> runs.stage(interrupting).train(request))
        .isInstanceOf(StageInterrupted.class);

    runs.stage(runs.published::add).train(request);

    TrainingEnded disturbed = runs.ended();
    assertThat(runs.lastGenerator(disturbed))
        .isEqualTo(runs.lastGenerator(runs.undisturbed(request)));
    assertThat(disturbed.imagesShown()).isEqualTo(4096);
  }

  @Test
  void runThatWasPausedGoesOnBitForBitUnderAClaimOfItsOwn() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);
    TrainRequested request = TinyRuns.request(dataset, "4096");
    EventPublisher pausing =
        event -> {
          runs.published.add(event);
          if (runs.epochs().size() == 3 && event instanceof EpochFinished) {
            throw new RunPaused(0);
          }
        };

    runs.stage(pausing).train(request);

    TrainingEnded paused = runs.ended();
    assertThat(runs.lastGenerator(paused)).isEqualTo(runs.lastGenerator(runs.undisturbed(request)));
    assertThat(runs.store.find(ObjectLayout.claim(STUDY, RUN, 2))).isPresent();
  }

  @Test
  void pausedStudyClaimsNothing() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);
    runs.store.put(ObjectLayout.pause(STUDY), new byte[0]);
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () -> runs.stage(runs.published::add).train(TinyRuns.request(dataset, "1024")))
        .isInstanceOf(StageInterrupted.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(runs.store.find(ObjectLayout.claim(STUDY, RUN, 1))).isEmpty();
  }

  @Test
  void aRunOfTwoClassesTellsOfBothAndGoesOnWhereItWasInterrupted() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);
    TrainRequested request = TinyRuns.requestOfBoth(STUDY, dataset);
    EventPublisher interrupting =
        event -> {
          runs.published.add(event);
          throw new StageInterrupted("killed after the first epoch");
        };
    assertThatThrownBy(() -> runs.stage(interrupting).train(request))
        .isInstanceOf(StageInterrupted.class);

    runs.stage(runs.published::add).train(request);

    TrainingEnded disturbed = runs.ended();
    assertThat(disturbed.outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(disturbed.labels()).containsExactly(OTHER, LABEL);
    assertThat(runs.epochs()).extracting(EpochFinished::wanted).containsOnly(request.classes());
    TrainRequested quiet = TinyRuns.requestOfBoth(new StudyId("s2"), dataset);
    runs.stage(runs.published::add).train(quiet);
    TrainingEnded undisturbed = runs.ended();
    assertThat(runs.lastGenerator(disturbed)).isEqualTo(runs.lastGenerator(undisturbed));
  }

  @Test
  void finishRequestEndsTheRunWithWhatItHas() {
    DatasetId dataset = StoredDatasets.random(runs.store, OTHER, LABEL, 20);
    runs.store.put(ObjectLayout.finish(STUDY), new byte[0]);

    runs.stage(runs.published::add).train(TinyRuns.request(dataset, "1h"));

    TrainingEnded ended = runs.ended();
    assertThat(ended.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(ended.checkpoints()).isNotEmpty();
  }
}
