package io.synthorax.generator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunClass;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.SynthesisRequested;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is to be synthesized and where it goes: the batch of a checkpoint, or a shard of an order.
 *
 * @param first index of the first image: image i is a function of (seed, i)
 * @param number of the class among those that the generator was trained on
 * @param classes that the generator was trained on
 * @param latents of the images
 * @param order whose shard this is; else it is the batch that is scored and used
 */
record SynthesisJob(
    StudyId study,
    RunId run,
    ClassLabel label,
    DatasetId dataset,
    Checkpoint checkpoint,
    long seed,
    long first,
    int count,
    int number,
    int classes,
    LatentSource latents,
    Optional<OrderShard> order) {
  /** Images of one stored array, at most. */
  static final int LARGEST_SHARD = 4_096;

  /** Which part of which order. */
  record OrderShard(String order, int shard) {}

  /** The batches of an epoch's checkpoint: of each class as many as the study wants at most. */
  static List<SynthesisJob> of(EpochFinished event, Checkpoint checkpoint) {
    List<RunClass> wanted = event.wanted();
    return IntStream.range(0, wanted.size())
        .mapToObj(number -> of(event, checkpoint, number, wanted))
        .toList();
  }

  private static SynthesisJob of(
      EpochFinished event, Checkpoint checkpoint, int number, List<RunClass> wanted) {
    ClassLabel label = wanted.get(number).label();
    long seed = BatchSeed.of(event.study(), event.run(), label, checkpoint.epoch());
    return new SynthesisJob(
        event.study(),
        event.run(),
        label,
        event.dataset(),
        checkpoint,
        seed,
        0,
        wanted.get(number).wantedImages(),
        number,
        wanted.size(),
        LatentSource.drawn(seed),
        Optional.empty());
  }

  /** A shard of an order; one that does not fit one array is refused. */
  static SynthesisJob of(SynthesisRequested event) {
    if (event.count() < 1 || event.count() > LARGEST_SHARD || event.first() < 0) {
      throw new ContractViolation(
          "a shard of %d images from %d on, allowed are 1 to %d from 0 on"
              .formatted(event.count(), event.first(), LARGEST_SHARD));
    }
    return new SynthesisJob(
        event.study(),
        event.run(),
        event.label(),
        event.dataset(),
        event.checkpoint(),
        event.seed(),
        event.first(),
        event.count(),
        0,
        1,
        LatentSource.of(event),
        Optional.of(new OrderShard(event.order(), event.shard())));
  }

  /** What the generator is read from: a class is taken out of the weights of several. */
  ObjectRef stored() {
    return classes == 1 ? checkpoint.generator() : checkpoint.weights();
  }

  String receiptKey() {
    return order
        .map(part -> ObjectLayout.order(study, run, label, part.order(), part.shard()))
        .orElseGet(() -> ObjectLayout.batch(study, run, label, checkpoint.epoch()));
  }

  String imagesKey(String attempt, int shard) {
    return order
        .map(
            part ->
                ObjectLayout.orderImages(study, run, label, part.order(), part.shard(), attempt))
        .orElseGet(
            () -> ObjectLayout.batchImages(study, run, label, checkpoint.epoch(), attempt, shard));
  }

  /** Only the batch that is scored has a picture. */
  Optional<String> previewKey(String attempt) {
    return order.isPresent()
        ? Optional.empty()
        : Optional.of(ObjectLayout.batchPreview(study, run, label, checkpoint.epoch(), attempt));
  }

  BatchSynthesized done(List<Shard> shards, Optional<ObjectRef> preview, String engine) {
    return receipt(count, shards, preview, Optional.empty(), Optional.of(engine));
  }

  BatchSynthesized failed(String reason) {
    return receipt(0, List.of(), Optional.empty(), Optional.of(reason), Optional.empty());
  }

  private BatchSynthesized receipt(
      int images,
      List<Shard> shards,
      Optional<ObjectRef> preview,
      Optional<String> failure,
      Optional<String> engine) {
    return new BatchSynthesized(
        study,
        run,
        label,
        dataset,
        checkpoint,
        seed,
        first,
        images,
        shards,
        preview,
        order.map(OrderShard::order),
        failure,
        engine);
  }
}
