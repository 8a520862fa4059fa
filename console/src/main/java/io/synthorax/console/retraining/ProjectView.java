package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.Promotion;
import io.synthorax.contracts.Promotion.Served;
import io.synthorax.contracts.Retraining;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A project as it is now.
 *
 * @param labelled scans of each class
 * @param outlook in words, what it waits for
 * @param stained classes whose served generator has seen a patient who has withdrawn since
 * @param retrainings the newest first
 */
public record ProjectView(
    Project project,
    SortedMap<ClassLabel, Integer> labelled,
    int unlabelled,
    String outlook,
    SortedMap<ClassLabel, Served> served,
    List<ClassLabel> stained,
    List<RetrainingItem> retrainings) {

  /** Scans that have a label, of all classes. */
  public int labelledScans() {
    return labelled.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** One retraining. */
  public record RetrainingItem(
      int number,
      Instant at,
      String reason,
      int scans,
      Optional<Retraining> retraining,
      Optional<Promotion.Outcome> outcome) {}
}
