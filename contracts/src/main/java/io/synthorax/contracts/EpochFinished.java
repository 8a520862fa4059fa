package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Emitted after every epoch of a run: one pass over its images, but at least 1,024 images.
 *
 * @param label of a run that trains on one class
 * @param discriminatorLoss mean over the epoch of the sum of both halves, in nats
 * @param generatorLoss mean over the epoch, in nats
 * @param realProbability mean D(x): the discriminator's probability that a real image is real
 * @param synthesizedProbability mean D(G(z))
 * @param fraction of the budget that is used, 0 to 1
 * @param remainingSeconds expected until the run ends
 * @param checkpoint if this epoch has one
 * @param diversity of samples, as a share of that of real images; absent where these are all the
 *     same, and in events of versions that did not measure it
 * @param classes of a class-conditional run, in the order of its generator's class inputs
 */
public record EpochFinished(
    StudyId study,
    RunId run,
    Optional<ClassLabel> label,
    DatasetId dataset,
    int epoch,
    long imagesShown,
    double discriminatorLoss,
    double generatorLoss,
    double realProbability,
    double synthesizedProbability,
    double imagesPerSecond,
    double fraction,
    long remainingSeconds,
    int wantedImages,
    Optional<Checkpoint> checkpoint,
    OptionalDouble diversity,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RunClass> classes)
    implements RunEvent {
  public EpochFinished {
    classes = RunEvent.checked(label, classes);
  }

  /** The classes that images are wanted of, and how many. */
  public List<RunClass> wanted() {
    return label.map(one -> List.of(new RunClass(one, wantedImages))).orElse(classes);
  }

  @Override
  public String naturalKey() {
    return study + "/" + run + "/" + epoch;
  }
}
