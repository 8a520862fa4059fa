package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Emitted when a run is over for good; it is the receipt of the run.
 *
 * @param label of a run that trains on one class
 * @param reason in words, unless COMPLETED
 * @param trainingSeconds in which the run held the processor
 * @param curve a JSON array of the run's {@link EpochFinished}
 * @param classes of a class-conditional run, in the order of its generator's class inputs
 */
public record TrainingEnded(
    StudyId study,
    RunId run,
    Optional<ClassLabel> label,
    DatasetId dataset,
    Outcome outcome,
    Optional<String> reason,
    long imagesShown,
    double trainingSeconds,
    String precision,
    List<Checkpoint> checkpoints,
    ObjectRef curve,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RunClass> classes)
    implements RunEvent {
  public TrainingEnded {
    classes = RunEvent.checked(label, classes);
  }

  /** How a run ended. */
  public enum Outcome {
    /** The budget is used up. */
    COMPLETED,
    /** Somebody asked to finish. */
    STOPPED,
    /** The generator makes the same image again and again. */
    COLLAPSED,
    /**
     * A loss or weight is not finite, the discriminator has no doubts left, or there was nothing to
     * train on.
     */
    DIVERGED
  }

  @Override
  public String naturalKey() {
    return study + "/" + run;
  }
}
