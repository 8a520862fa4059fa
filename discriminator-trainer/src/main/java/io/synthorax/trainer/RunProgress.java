package io.synthorax.trainer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.EpochFinished;
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
 * @param collapsed checkpoints in a row whose samples were nearly all the same
 */
record RunProgress(
    long trainedNanos,
    long epochNanos,
    EpochTally tally,
    int collapsed,
    List<EpochFinished> curve) {
  static final RunProgress NONE = new RunProgress(0, 0, EpochTally.EMPTY, 0, List.of());

  RunProgress after(StepStatistics step, Duration duration) {
    long nanos = duration.toNanos();
    return new RunProgress(
        trainedNanos + nanos, epochNanos + nanos, tally.plus(step), collapsed, curve);
  }

  RunProgress afterEpoch(EpochFinished epoch) {
    List<EpochFinished> longer = new ArrayList<>(curve);
    longer.add(epoch);
    return new RunProgress(trainedNanos, 0, EpochTally.EMPTY, collapsed, longer);
  }

  /** Another checkpoint's samples were judged. */
  RunProgress judged(boolean nearlyTheSame) {
    return new RunProgress(
        trainedNanos, epochNanos, tally, nearlyTheSame ? collapsed + 1 : 0, curve);
  }

  /** Time that is not a step's, such as for a checkpoint, counts too. */
  RunProgress plus(Duration duration) {
    return new RunProgress(trainedNanos + duration.toNanos(), epochNanos, tally, collapsed, curve);
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
