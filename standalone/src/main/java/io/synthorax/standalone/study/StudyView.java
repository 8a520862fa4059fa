package io.synthorax.standalone.study;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.synthorax.contracts.StudyCompleted;
import java.util.List;
import java.util.Optional;

/**
 * How a study stands, as the console tells it. What the console does not say yet is empty.
 *
 * @param silentSeconds since the console heard anything of it
 * @param compositionsTotal classifiers that the study trains; 0 where that is not known
 */
public record StudyView(
    String study,
    Status status,
    Optional<String> reason,
    Optional<Long> silentSeconds,
    List<RunView> runs,
    Optional<Integer> compositionsDone,
    Optional<Integer> compositionsTotal,
    List<StudyCompleted.Row> summary) {

  public StudyView {
    runs = runs == null ? List.of() : List.copyOf(runs);
    summary = summary == null ? List.of() : List.copyOf(summary);
  }

  /** Where a study is on its line. */
  public enum Status {
    QUEUED("waiting"),
    TRAINING("training"),
    EVALUATING("evaluating the generators"),
    CLASSIFYING("training the classifiers"),
    COMPLETED("completed"),
    COMPLETED_PARTIALLY("completed partially"),
    FAILED("failed");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    boolean isEnd() {
      return this == COMPLETED || this == COMPLETED_PARTIALLY || this == FAILED;
    }

    String words() {
      return words;
    }
  }

  /**
   * One run of it.
   *
   * @param fraction of its budget, 0 to 1
   */
  public record RunView(
      String run,
      Optional<String> label,
      Optional<String> state,
      Optional<String> reason,
      Optional<Integer> epoch,
      Optional<Long> imagesShown,
      Optional<Double> imagesPerSecond,
      Optional<Double> discriminatorLoss,
      Optional<Double> generatorLoss,
      @JsonProperty("etaSeconds") Optional<Double> secondsLeft,
      Optional<Double> fraction) {

    String name() {
      return label.orElse("all classes");
    }
  }
}
