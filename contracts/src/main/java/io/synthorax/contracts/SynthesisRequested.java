package io.synthorax.contracts;

/**
 * Emitted when somebody orders images of a finished generator; a large order is many shards, each
 * an event.
 *
 * @param first index of the shard's first image: image i is a function of (seed, i)
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
    int count)
    implements Event {
  public SynthesisRequested {
    Identifier.require("order", order);
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
