package io.synthorax.trainer;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded.Outcome;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.gan.RunHealth;
import io.synthorax.learning.gan.StepStatistics;
import io.synthorax.platform.stage.StageInterrupted;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One run from where it stands to its end: step after step, an event and a judgement per epoch, a
 * checkpoint per part of the budget, a state often enough. All that it decides on is part of the
 * state, so a resumed run takes the same decisions; but for the time set aside for the last
 * checkpoint, which is measured anew.
 */
final class TrainingRun {
  private final TrainRequested request;
  private final AdversarialTraining game;
  private final Surroundings surroundings;
  private final Schedule schedule;
  private final TrainingClock clock;
  private RunProgress progress;
  private Duration savedAt;
  private Duration saveCost = Duration.ZERO;

  /**
   * The last checkpoint comes when the budget is used up: the least time that one has taken is set
   * aside, since a store that was slow once need not be so again.
   */
  private Duration checkpointCost = Duration.ZERO;

  /** How a run is over. */
  record End(Outcome outcome, Optional<String> reason, RunProgress progress) {}

  /** What happens when. */
  record Schedule(CheckpointSchedule checkpoints, StateSchedule states) {}

  /** What the run needs of the world around it. */
  interface Surroundings {
    /** Stores a checkpoint. */
    Checkpoint checkpoint(AdversarialTraining game, int epoch);

    /** Diversity of samples as a share of the real images'; none where these are all the same. */
    OptionalDouble diversity(AdversarialTraining game);

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

    /** Whether to stop here and leave the state for whoever goes on. */
    boolean interrupted();
  }

  TrainingRun(
      TrainRequested request,
      AdversarialTraining game,
      RunProgress progress,
      Surroundings surroundings,
      Schedule schedule,
      TrainingClock clock) {
    this.request = request;
    this.game = game;
    this.progress = progress;
    this.surroundings = surroundings;
    this.schedule = schedule;
    this.clock = clock;
    this.savedAt = progress.trained();
  }

  /**
   * Trains until the budget is used up, or the run is lost, or somebody asks it to finish.
   *
   * @throws StageInterrupted after saving the state, if the process is to end
   * @throws RunPaused after saving the state, if somebody asks the run to wait
   */
  End toItsEnd() {
    // A crash may have come between a saved epoch and its event.
    last().ifPresent(surroundings::publish);
    // So may one have come between a saved epoch and its judgement.
    Optional<End> earlier = judgement();
    if (earlier.isPresent()) {
      return earlier.get();
    }
    while (fraction() < 1 || !lastStepIsPublished()) {
      waitOrLeave();
      if (step().diverged()) {
        return lost(Outcome.DIVERGED, "a loss is not a finite number any more");
      }
      boolean finish = surroundings.finishRequested();
      if (finish || epochOver()) {
        if (!game.finite()) {
          return lost(Outcome.DIVERGED, "a weight is not a finite number any more");
        }
        endEpoch(finish);
        Optional<End> end = finish ? Optional.of(stopped()) : judgement();
        if (end.isPresent()) {
          return end.get();
        }
      }
      saveIfDue(false);
    }
    return new End(Outcome.COMPLETED, Optional.empty(), progress);
  }

  /**
   * Whether the last step is in an epoch with a checkpoint. The budget may be used up between two
   * epochs, by a state that is saved or by a look at the samples: then one more step ends the
   * epoch.
   */
  private boolean lastStepIsPublished() {
    return progress.tally().steps() == 0 && last().flatMap(EpochFinished::checkpoint).isPresent();
  }

  private void waitOrLeave() {
    if (surroundings.interrupted()) {
      save();
      throw new StageInterrupted("state saved at step " + game.counters().step());
    }
    if (surroundings.paused()) {
      save();
      throw new RunPaused(game.counters().step());
    }
  }

  private StepStatistics step() {
    long start = clock.nanos();
    StepStatistics step = game.step();
    Duration duration = Duration.ofNanos(clock.nanos() - start);
    progress = progress.after(step, duration);
    surroundings.stepDone(step, duration);
    count();
    return step;
  }

  /** A class so large that a pass is longer than a part of the budget ends its epochs sooner. */
  private boolean epochOver() {
    long shown = progress.tally().steps() * (long) request.specification().batchSize();
    boolean checkpointDue =
        shown >= AdversarialTraining.SMALLEST_EPOCH
            && schedule.checkpoints().due(lastFraction(), fraction());
    return shown >= game.epochLength() || checkpointDue || fraction() >= 1;
  }

  private void endEpoch(boolean forced) {
    int number = progress.epochs() + 1;
    boolean due = forced || schedule.checkpoints().due(lastFraction(), fraction());
    OptionalDouble diversity = surroundings.diversity(game);
    count();
    Optional<Checkpoint> checkpoint =
        due ? Optional.of(surroundings.checkpoint(game, number)) : Optional.empty();
    Duration cost = count();
    if (due && (checkpointCost.isZero() || cost.compareTo(checkpointCost) < 0)) {
      checkpointCost = cost;
    }
    EpochFinished epoch = epoch(number, checkpoint, diversity);
    progress = progress.afterEpoch(epoch, progress.health().after(health(epoch)));
    if (due) {
      saveIfDue(true);
    }
    surroundings.publish(epoch);
    count();
  }

  private EpochFinished epoch(
      int number, Optional<Checkpoint> checkpoint, OptionalDouble diversity) {
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
        checkpoint,
        diversity,
        request.classes());
  }

  private static RunHealth.Epoch health(EpochFinished epoch) {
    return new RunHealth.Epoch(
        epoch.imagesShown(), epoch.diversity(), epoch.discriminatorLoss(), epoch.generatorLoss());
  }

  private Optional<End> judgement() {
    RunHealth health = progress.health();
    return health
        .collapse()
        .map(reason -> lost(Outcome.COLLAPSED, reason))
        .or(() -> health.saturation().map(reason -> lost(Outcome.DIVERGED, reason)));
  }

  private End lost(Outcome outcome, String reason) {
    return new End(outcome, Optional.of(reason), progress);
  }

  private End stopped() {
    return new End(Outcome.STOPPED, Optional.of("asked to finish"), progress);
  }

  private double fraction() {
    return request
        .budget()
        .fraction(game.counters().imagesShown(), progress.trained().plus(checkpointCost));
  }

  private double lastFraction() {
    return last().map(EpochFinished::fraction).orElse(0.0);
  }

  private Optional<EpochFinished> last() {
    return progress.curve().isEmpty()
        ? Optional.empty()
        : Optional.of(progress.curve().get(progress.epochs() - 1));
  }

  private void saveIfDue(boolean atCheckpoint) {
    Duration unsaved = progress.trained().minus(savedAt);
    if (schedule.states().due(unsaved, saveCost, atCheckpoint)) {
      save();
    }
  }

  private void save() {
    count();
    surroundings.save(game, progress);
    saveCost = count();
    savedAt = progress.trained();
  }

  /** Counts all time that has passed since it was last counted, whatever it went into. */
  private Duration count() {
    Duration lap = clock.lap();
    progress = progress.plus(lap);
    return lap;
  }
}
