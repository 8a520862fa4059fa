package io.synthorax.contracts;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Emitted after every epoch of a run: one pass over the class, but at least 1,024 images.
 *
 * @param discriminatorLoss mean over the epoch of the sum of both halves, in nats
 * @param generatorLoss mean over the epoch, in nats
 * @param realProbability mean D(x): the discriminator's probability that a real image is real
 * @param synthesizedProbability mean D(G(z))
 * @param fraction of the budget that is used, 0 to 1
 * @param remainingSeconds expected until the run ends
 * @param checkpoint if this epoch has one
 * @param diversity of samples, as a share of that of the class's real images; absent where these
 *     are all the same, and in events of versions that did not measure it
 */
public record EpochFinished(
    StudyId study,
    RunId run,
    ClassLabel label,
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
    OptionalDouble diversity)
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
    return study + "/" + run + "/" + epoch;
  }
}
