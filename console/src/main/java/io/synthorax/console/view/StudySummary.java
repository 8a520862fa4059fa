package io.synthorax.console.view;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.StudyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A study as a line of a list; see {@link StudyView}. */
public record StudySummary(
    StudyId study,
    StudyStatus status,
    StudyProgress progress,
    Optional<String> reason,
    Instant requestedAt,
    Instant updatedAt,
    Optional<DatasetId> dataset,
    Optional<String> datasetName,
    Optional<Boolean> phantom,
    Optional<Integer> resolution,
    Optional<String> budget,
    List<ClassLabel> classes,
    Map<String, String> links) {}
