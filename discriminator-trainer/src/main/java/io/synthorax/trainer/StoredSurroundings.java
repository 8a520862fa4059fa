package io.synthorax.trainer;

import io.micrometer.core.instrument.MeterRegistry;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.learning.gan.AdversarialTraining;
import io.synthorax.learning.gan.Diversity;
import io.synthorax.learning.gan.StepStatistics;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.Claims;
import io.synthorax.platform.stage.Heartbeat;
import io.synthorax.platform.stage.Interruption;
import io.synthorax.platform.store.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The store, the broker, the lease and the meters around a run. */
final class StoredSurroundings implements TrainingRun.Surroundings, AutoCloseable {
  /** Few enough that looking at them takes less than a hundredth of an epoch. */
  private static final int JUDGED = 32;

  /** Of each class, where there are several. */
  private static final int JUDGED_OF_SEVERAL = 16;

  private static final int REAL_JUDGED = 256;

  private final TrainRequested request;
  private final Claims.Held claim;
  private final RunStates states;
  private final CheckpointWriter checkpoints;
  private final World world;
  private final TrainingMeters meters;
  private final double[] realDiversity;
  private final StudyControls controls;

  /** What is the same for every run of this process. */
  record World(
      ObjectStore store,
      EventPublisher publisher,
      Heartbeat heartbeat,
      Interruption interruption,
      MeterRegistry meters) {}

  StoredSurroundings(
      TrainRequested request,
      Claims.Held claim,
      RunStates states,
      CheckpointWriter checkpoints,
      List<ClassImages> images,
      World world) {
    this.request = request;
    this.claim = claim;
    this.states = states;
    this.checkpoints = checkpoints;
    this.world = world;
    this.controls = new StudyControls(world.store(), request.study());
    this.meters = new TrainingMeters(world.meters(), request);
    this.realDiversity =
        images.stream().mapToDouble(real -> Diversity.of(real, REAL_JUDGED)).toArray();
  }

  @Override
  public Checkpoint checkpoint(AdversarialTraining game, int epoch) {
    return checkpoints.write(game, epoch);
  }

  /**
   * Of the generator as the last step left it: its average lags behind a collapse. Of several
   * classes that of the most diverse: the game goes on while any of them does.
   */
  @Override
  public OptionalDouble diversity(AdversarialTraining game) {
    return IntStream.range(0, game.classes())
        .mapToObj(number -> diversity(game, number))
        .flatMapToDouble(OptionalDouble::stream)
        .max();
  }

  private OptionalDouble diversity(AdversarialTraining game, int number) {
    int n = game.classes() == 1 ? JUDGED : JUDGED_OF_SEVERAL;
    byte[] samples = game.samplesOfLastStep(request.seed(), n, number);
    return Diversity.share(Diversity.of(samples, samples.length / n), realDiversity[number]);
  }

  @Override
  public void save(AdversarialTraining game, RunProgress progress) {
    states.save(game.state(), progress);
  }

  @Override
  public void publish(EpochFinished epoch) {
    meters.epoch(epoch);
    world.publisher().publish(epoch);
  }

  @Override
  public void stepDone(StepStatistics step, Duration duration) {
    world.heartbeat().beat();
    meters.step(duration, request.specification().batchSize());
    claim.renew();
  }

  @Override
  public boolean finishRequested() {
    return controls.finish();
  }

  @Override
  public boolean paused() {
    return controls.pause();
  }

  @Override
  public boolean interrupted() {
    return world.interruption().requested();
  }

  @Override
  public void close() {
    meters.close();
  }
}
