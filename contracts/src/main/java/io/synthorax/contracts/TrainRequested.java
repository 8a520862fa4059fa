package io.synthorax.contracts;

import java.util.Optional;

/**
 * Emitted when a study starts, once per run.
 *
 * @param ordinal of the run in its study, which sets the partition
 * @param wantedImages synthesized images that the study's compositions ask for, at most
 * @param startFrom weights of an earlier generator to start from
 */
public record TrainRequested(
    StudyId study,
    RunId run,
    int ordinal,
    ClassLabel label,
    DatasetId dataset,
    TrainingSpecification specification,
    Budget budget,
    long seed,
    int wantedImages,
    Optional<ObjectRef> startFrom)
    implements Event {
  @Override
  public String subject() {
    return study.value();
  }

  @Override
  public String recordKey() {
    return study + "/" + run;
  }

  @Override
  public String naturalKey() {
    return study + "/" + run;
  }
}
