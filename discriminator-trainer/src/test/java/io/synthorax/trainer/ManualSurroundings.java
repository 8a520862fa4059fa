package io.synthorax.trainer;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.gan.StepStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** A world in which time passes only where a test says so. */
final class ManualSurroundings implements TrainingRun.Surroundings {
  private static final ObjectRef NOTHING = new ObjectRef("nothing", "0".repeat(64), 0);

  Duration perStep = Duration.ofSeconds(1);
  Duration perSave = Duration.ZERO;
  Duration perEvent = Duration.ZERO;
  IntFunction<Duration> checkpointDuration = epoch -> Duration.ZERO;
  IntFunction<OptionalDouble> diversity = epoch -> OptionalDouble.of(0.9);
  int finishAtStep = -1;
  int pauseAtStep = -1;

  final List<EpochFinished> epochs = new ArrayList<>();
  int steps;
  int saves;
  private Duration now = Duration.ZERO;

  long nanos() {
    return now.toNanos();
  }

  Duration now() {
    return now;
  }

  @Override
  public Checkpoint checkpoint(AdversarialTraining game, int epoch) {
    now = now.plus(checkpointDuration.apply(epoch));
    return new Checkpoint(epoch, game.counters().imagesShown(), NOTHING, NOTHING, NOTHING);
  }

  @Override
  public OptionalDouble diversity(AdversarialTraining game) {
    return diversity.apply(epochs.size() + 1);
  }

  @Override
  public void save(AdversarialTraining game, RunProgress progress) {
    saves++;
    now = now.plus(perSave);
  }

  @Override
  public void publish(EpochFinished epoch) {
    epochs.add(epoch);
    now = now.plus(perEvent);
  }

  @Override
  public void stepDone(StepStatistics step, Duration duration) {
    steps++;
    now = now.plus(perStep);
  }

  @Override
  public boolean finishRequested() {
    return steps == finishAtStep;
  }

  @Override
  public boolean paused() {
    return steps == pauseAtStep;
  }

  @Override
  public boolean interrupted() {
    return false;
  }
}
