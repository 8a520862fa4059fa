package io.synthorax.trainer;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded.Outcome;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.gan.StepStatistics;
import io.synthorax.platform.stage.StageInterrupted;
import java.time.Duration;
import java.util.Optional;

/**
 * One run from where it stands to its end: step after step, an event per epoch, a checkpoint per
 * part of the budget, a state often enough. Everything it decides on is part of the state, so a
 * resumed run takes the same decisions.
 */
final class TrainingRun {
  /**
   * Before it has seen that many images, a generator synthesizes nearly the same gray for every
   * latent.
   */
  private static final long IMAGES_BEFORE_JUDGING = 20_000;

  private static final int COLLAPSED_IN_A_ROW = 2;

  private final TrainRequested request;
  private final AdversarialTraining game;
  private final Surroundings surroundings;
  private final CheckpointSchedule schedule;
  private final Duration stateInterval;
  private RunProgress progress;
  private Duration savedAt;

  /** How a run is over. */
  record End(Outcome outcome, Optional<String> reason, RunProgress progress) {}

  /** What the run needs of the world around it. */
  interface Surroundings {
    /** Stores a checkpoint. */
    Checkpoint checkpoint(AdversarialTraining game, int epoch);

    /** Whether the generator's samples are nearly all the same, compared with real images. */
    boolean nearlyTheSame(AdversarialTraining game);

    /** Stores the state. */
    void save(AdversarialTraining game, RunProgress progress);

    /** Tells the others. */
    void publish(EpochFinished epoch);

    /** Called at every step: keeps the lease and the heartbeat, and measures. */
    void stepDone(StepStatistics step, Duration duration);

    /** Whether somebody asks the run to end for good with what it has. */
    boolean finishRequested();

    /** Whether somebody asks the run to wait. */
    boolean paused();

    /** Returns when nobody asks the run to wait any more, or when the process is to end. */
    void awaitResume();

    /** Whether to stop here and leave the state for whoever goes on. */
    boolean interrupted();
  }

  TrainingRun(
      TrainRequested request,
      AdversarialTraining game,
      RunProgress progress,
      Surroundings surroundings,
      CheckpointSchedule schedule,
      Duration stateInterval) {
    this.request = request;
    this.game = game;
    this.progress = progress;
    this.surroundings = surroundings;
    this.schedule = schedule;
    this.stateInterval = stateInterval;
    this.savedAt = progress.trained();
  }

  /**
   * Trains until the budget is used up, or the run is lost, or somebody asks it to finish.
   *
   * @throws StageInterrupted after saving the state, if the process is to end
   */
  End toItsEnd() {
    // A crash may have come between a saved epoch and its event.
    last().ifPresent(surroundings::publish);
    while (fraction() < 1) {
      if (surroundings.interrupted()) {
        surroundings.save(game, progress);
        throw new StageInterrupted("state saved at step " + game.counters().step());
      }
      if (surroundings.paused()) {
        surroundings.save(game, progress);
        surroundings.awaitResume();
      }
      if (step().diverged()) {
        return new End(Outcome.DIVERGED, Optional.of("a loss is not finite"), progress);
      }
      if (surroundings.finishRequested()) {
        endEpoch(true);
        return new End(Outcome.STOPPED, Optional.of("asked to finish"), progress);
      }
      if (epochOver()) {
        endEpoch(false);
      }
      if (progress.collapsed() >= COLLAPSED_IN_A_ROW) {
        return new End(
            Outcome.COLLAPSED,
            Optional.of("the samples of the last checkpoints were nearly all the same"),
            progress);
      }
      saveIfDue();
    }
    return new End(Outcome.COMPLETED, Optional.empty(), progress);
  }

  private StepStatistics step() {
    long start = System.nanoTime();
    StepStatistics step = game.step();
    Duration duration = Duration.ofNanos(System.nanoTime() - start);
    progress = progress.after(step, duration);
    surroundings.stepDone(step, duration);
    return step;
  }

  /** A class so large that a pass is longer than a part of the budget ends its epochs sooner. */
  private boolean epochOver() {
    long shown = progress.tally().steps() * (long) request.specification().batchSize();
    boolean checkpointDue =
        shown >= AdversarialTraining.SMALLEST_EPOCH && schedule.due(lastFraction(), fraction());
    return shown >= game.epochLength() || checkpointDue || fraction() >= 1;
  }

  private void endEpoch(boolean forced) {
    long start = System.nanoTime();
    int number = progress.epochs() + 1;
    boolean due = forced || schedule.due(lastFraction(), fraction());
    Optional<Checkpoint> checkpoint =
        due ? Optional.of(surroundings.checkpoint(game, number)) : Optional.empty();
    if (due && game.counters().imagesShown() >= IMAGES_BEFORE_JUDGING) {
      progress = progress.judged(surroundings.nearlyTheSame(game));
    }
    EpochFinished epoch = epoch(number, checkpoint);
    progress = progress.afterEpoch(epoch);
    progress = progress.plus(Duration.ofNanos(System.nanoTime() - start));
    if (due) {
      save();
    }
    surroundings.publish(epoch);
  }

  private EpochFinished epoch(int number, Optional<Checkpoint> checkpoint) {
    EpochTally mean = progress.tally().mean();
    long shown = mean.steps() * (long) request.specification().batchSize();
    double fraction = fraction();
    return new EpochFinished(
        request.study(),
        request.run(),
        request.label(),
        request.dataset(),
        number,
        game.counters().imagesShown(),
        mean.discriminatorLoss(),
        mean.generatorLoss(),
        mean.realProbability(),
        mean.synthesizedProbability(),
        shown * 1e9 / Math.max(1, progress.epochNanos()),
        fraction,
        Math.round(progress.trained().toSeconds() * (1 - fraction) / fraction),
        request.wantedImages(),
        checkpoint);
  }

  private double fraction() {
    return request.budget().fraction(game.counters().imagesShown(), progress.trained());
  }

  private double lastFraction() {
    return last().map(EpochFinished::fraction).orElse(0.0);
  }

  private Optional<EpochFinished> last() {
    return progress.curve().isEmpty()
        ? Optional.empty()
        : Optional.of(progress.curve().get(progress.epochs() - 1));
  }

  private void saveIfDue() {
    if (progress.trained().minus(savedAt).compareTo(stateInterval) >= 0) {
      save();
    }
  }

  private void save() {
    long start = System.nanoTime();
    surroundings.save(game, progress);
    progress = progress.plus(Duration.ofNanos(System.nanoTime() - start));
    savedAt = progress.trained();
  }
}
