package io.synthorax.console.view;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.TrainRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.OptionalLong;

/**
 * How far a study is in its present phase.
 *
 * @param fraction 0 to 1, of the phase that the status names; 1 once it has ended
 * @param etaSeconds expected until the phase is over, if its runs follow each other; absent where
 *     nothing can be said yet
 */
public record StudyProgress(double fraction, OptionalLong etaSeconds) {
  static final StudyProgress UNKNOWN = new StudyProgress(0, OptionalLong.empty());
  static final StudyProgress ENDED = new StudyProgress(1, OptionalLong.empty());

  /** Of training: every run counts the same. */
  static StudyProgress training(Collection<RunState> runs) {
    double fraction = runs.stream().mapToDouble(RunState::fraction).average().orElse(0);
    double speed =
        runs.stream().mapToDouble(RunState::imagesPerSecond).filter(s -> s > 0).average().orElse(0);
    long eta = 0;
    for (RunState run : runs) {
      OptionalLong left = run.started() ? OptionalLong.of(run.eta()) : wholly(run, speed);
      if (left.isEmpty()) {
        return new StudyProgress(fraction, OptionalLong.empty());
      }
      eta += left.getAsLong();
    }
    return new StudyProgress(fraction, OptionalLong.of(eta));
  }

  /** A run that has not begun takes its budget, or its images at the others' speed. */
  private static OptionalLong wholly(RunState run, double imagesPerSecond) {
    Budget budget = run.request().map(TrainRequested::budget).orElse(null);
    if (budget instanceof Budget.Time time) {
      return OptionalLong.of(time.duration().toSeconds());
    }
    return budget instanceof Budget.Images images && imagesPerSecond > 0
        ? OptionalLong.of(Math.round(images.count() / imagesPerSecond))
        : OptionalLong.empty();
  }

  /**
   * Of things that come one after the other, the first and the last of those done at an instant.
   */
  static StudyProgress of(int done, int total, Instant first, Instant last) {
    if (total == 0) {
      return UNKNOWN;
    }
    double fraction = Math.min(1, (double) done / total);
    if (done < 2) {
      return new StudyProgress(fraction, OptionalLong.empty());
    }
    long each = Duration.between(first, last).toMillis() / (done - 1);
    return new StudyProgress(fraction, OptionalLong.of(Math.max(0, total - done) * each / 1000));
  }
}
