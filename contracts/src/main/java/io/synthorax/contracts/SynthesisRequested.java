package io.synthorax.contracts;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Emitted when somebody orders images of a finished generator; a large order is many shards, each
 * an event.
 *
 * @param first index of the shard's first image: image i is a function of (seed, i)
 * @param truncation factor of every latent value, above 0 and below 1: images nearer to the mean
 *     one, and to each other; absent means as the generator was trained and measured
 * @param ordered images of the whole order; absent in orders of versions that did not say it
 * @param interpolation if the order is a way from one image to another
 */
public record SynthesisRequested(
    StudyId study,
    RunId run,
    ClassLabel label,
    DatasetId dataset,
    String order,
    int shard,
    Checkpoint checkpoint,
    long seed,
    long first,
    int count,
    OptionalInt ordered,
    OptionalDouble truncation,
    Optional<Interpolation> interpolation)
    implements Event {
  public SynthesisRequested {
    Identifier.require("order", order);
    Require.that(
        truncation.isEmpty() || truncation.getAsDouble() > 0 && truncation.getAsDouble() < 1,
        "truncation",
        "above 0 and below 1, or left out",
        truncation);
  }

  /** Images as the generator was trained and measured. */
  public SynthesisRequested(
      StudyId study,
      RunId run,
      ClassLabel label,
      DatasetId dataset,
      String order,
      int shard,
      Checkpoint checkpoint,
      long seed,
      long first,
      int count) {
    this(
        study,
        run,
        label,
        dataset,
        order,
        shard,
        checkpoint,
        seed,
        first,
        count,
        OptionalInt.empty(),
        OptionalDouble.empty(),
        Optional.empty());
  }

  @Override
  public String subject() {
    return study.value();
  }

  @Override
  public String recordKey() {
    return study + "/" + run + "/" + shard;
  }

  @Override
  public String naturalKey() {
    return study + "/" + run.part(label) + "/" + order + "/" + shard;
  }
}
