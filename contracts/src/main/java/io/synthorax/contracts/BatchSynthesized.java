package io.synthorax.contracts;

import java.util.List;
import java.util.Optional;

/**
 * Emitted when a batch of a checkpoint, or a shard of an order, is completely stored; it is the
 * receipt of the batch.
 *
 * @param seed image i of the batch is a function of (seed, first + i)
 * @param order if somebody ordered it; else it is the batch that is scored and used
 * @param failure why there are no images, if there are none
 * @param engine that computed the images, such as {@code onnx-fp32} or {@code torch-bf16}: another
 *     one may differ by gray levels; empty where there are none, and in batches recorded before it
 *     was a choice
 */
public record BatchSynthesized(
    StudyId study,
    RunId run,
    ClassLabel label,
    DatasetId dataset,
    Checkpoint checkpoint,
    long seed,
    long first,
    int count,
    List<Shard> shards,
    Optional<ObjectRef> preview,
    Optional<String> order,
    Optional<String> failure,
    Optional<String> engine)
    implements Event {
  /** The same images, said to be of another form of their generator. */
  public BatchSynthesized with(Checkpoint other) {
    return new BatchSynthesized(
        study, run, label, dataset, other, seed, first, count, shards, preview, order, failure,
        engine);
  }

  /** The same images, said to be of a checkpoint of another study, on another data set. */
  public BatchSynthesized with(StudyId otherStudy, DatasetId otherDataset, Checkpoint other) {
    return new BatchSynthesized(
        otherStudy,
        run,
        label,
        otherDataset,
        other,
        seed,
        first,
        count,
        shards,
        preview,
        order,
        failure,
        engine);
  }

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
    return study
        + "/"
        + run.part(label)
        + "/"
        + order.map(o -> o + "/" + first).orElse("" + checkpoint.epoch());
  }
}
