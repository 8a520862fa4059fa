package io.synthorax.trainer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.learning.gan.RunHealth;
import io.synthorax.learning.gan.StepStatistics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run has behind it, beside the weights: saved with them.
 *
 * @param trainedNanos in which the run held the processor, checkpoints and states included
 * @param epochNanos of the steps of the epoch that is not over yet
 * @param health absent in states of versions that did not judge every epoch
 */
record RunProgress(
    long trainedNanos,
    long epochNanos,
    EpochTally tally,
    RunHealth health,
    List<EpochFinished> curve) {
  static final RunProgress NONE = new RunProgress(0, 0, EpochTally.EMPTY, null, List.of());

  RunProgress {
    health = health == null ? RunHealth.NEW : health;
  }

  RunProgress after(StepStatistics step, Duration duration) {
    return new RunProgress(
        trainedNanos, epochNanos + duration.toNanos(), tally.plus(step), health, curve);
  }

  RunProgress afterEpoch(EpochFinished epoch, RunHealth judged) {
    List<EpochFinished> longer = new ArrayList<>(curve);
    longer.add(epoch);
    return new RunProgress(trainedNanos, 0, EpochTally.EMPTY, judged, longer);
  }

  /** More time has passed. */
  RunProgress plus(Duration duration) {
    return new RunProgress(trainedNanos + duration.toNanos(), epochNanos, tally, health, curve);
  }

  @JsonIgnore
  Duration trained() {
    return Duration.ofNanos(trainedNanos);
  }

  @JsonIgnore
  int epochs() {
    return curve.size();
  }

  @JsonIgnore
  List<Checkpoint> checkpoints() {
    return curve.stream().map(EpochFinished::checkpoint).flatMap(Optional::stream).toList();
  }
}
