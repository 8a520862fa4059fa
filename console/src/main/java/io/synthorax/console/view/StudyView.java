package io.synthorax.console.view;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * A study as it is now.
 *
 * @param reason in words, where it failed or completed partially
 * @param silentSeconds since anything was heard of it; absent once it has ended
 * @param phantom whether its images are drawn, not real
 * @param budget of its runs, in words
 * @param counts images of the data set per part and class
 * @param compositionsTotal classifiers that the study trains; 0 where that is not known
 * @param summary the lines of the result table, once there is one
 */
public record StudyView(
    StudyId study,
    StudyStatus status,
    StudyProgress progress,
    Optional<String> reason,
    Instant requestedAt,
    Instant updatedAt,
    OptionalLong silentSeconds,
    Optional<DatasetId> dataset,
    Optional<String> datasetName,
    Optional<Boolean> phantom,
    Optional<Integer> resolution,
    Optional<String> budget,
    SortedMap<Part, SortedMap<ClassLabel, Integer>> counts,
    List<RunView> runs,
    int compositionsDone,
    int compositionsTotal,
    List<CompositionView> compositions,
    List<StudyCompleted.Row> summary,
    Map<String, String> links) {

  /**
   * One classifier.
   *
   * @param counts of the images that it was trained on
   */
  public record CompositionView(
      Composition composition,
      String model,
      int seed,
      Map<ClassLabel, Composition.Counts> counts,
      List<Figure> figures,
      Optional<String> failure) {}
}
