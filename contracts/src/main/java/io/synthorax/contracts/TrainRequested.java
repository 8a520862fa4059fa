package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Emitted when a study starts, once per run.
 *
 * @param ordinal of the run in its study, which sets the partition
 * @param label of a run that trains on one class
 * @param wantedImages synthesized images that the study's compositions ask for, at most; of all
 *     classes together in a class-conditional run
 * @param startFrom weights of an earlier generator to start from
 * @param classes of a class-conditional run, in the order of its generator's class inputs
 */
public record TrainRequested(
    StudyId study,
    RunId run,
    int ordinal,
    Optional<ClassLabel> label,
    DatasetId dataset,
    TrainingSpecification specification,
    Budget budget,
    long seed,
    int wantedImages,
    Optional<ObjectRef> startFrom,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RunClass> classes)
    implements RunEvent {
  public TrainRequested {
    classes = RunEvent.checked(label, classes);
  }

  @Override
  public String naturalKey() {
    return study + "/" + run;
  }
}
