package io.synthorax.standalone.study;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A study in the console's list. */
public record StudyLine(
    String study,
    StudyView.Status status,
    Optional<Progress> progress,
    Instant requestedAt,
    Optional<String> datasetName,
    Optional<Integer> resolution,
    Optional<String> budget,
    List<String> classes) {
  public StudyLine {
    classes = classes == null ? List.of() : List.copyOf(classes);
  }

  /** Of the phase that the status names. */
  public record Progress(double fraction, Optional<Long> etaSeconds) {}

  /** Whether nothing more will happen to it. */
  public boolean ended() {
    return status.isEnd();
  }

  /** The status, with how far it is and how long it still takes where that is known. */
  public String words() {
    if (ended() || progress.isEmpty()) {
      return status.words();
    }
    String share = " %d %%".formatted((int) Math.floor(100 * progress.get().fraction()));
    return status.words()
        + share
        + progress
            .get()
            .etaSeconds()
            .map(left -> ", " + Quantities.duration(java.time.Duration.ofSeconds(left)) + " left")
            .orElse("");
  }
}
