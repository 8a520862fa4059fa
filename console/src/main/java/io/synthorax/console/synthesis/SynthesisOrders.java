package io.synthorax.console.synthesis;

import io.synthorax.console.NothingThere;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.StateConflict;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.platform.messaging.EventPublisher;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Orders images of a study's selected generators. An order's id is the hash of what decides its
 * images: the same order again is the same images, synthesized once.
 */
public final class SynthesisOrders {
  /** Images of one event, as many as generator-service stores in one array. */
  private static final int SHARD = 4096;

  private static final int ID_DIGITS = 12;

  private final StudyRecords records;
  private final EventPublisher publisher;

  public SynthesisOrders(StudyRecords records, EventPublisher publisher) {
    this.records = records;
    this.publisher = publisher;
  }

  /** What decides the images of an order. */
  private record Identity(StudyId study, String generator, OrderRequest request) {}

  /** Publishes the order's parts and returns its id. */
  public String place(StudyId study, OrderRequest request) {
    BatchSynthesized batch = selected(study, request);
    Identity identity = new Identity(study, batch.checkpoint().generator().sha256(), request);
    String order = "o" + Json.hash(identity).substring(0, ID_DIGITS);
    for (int shard = 0; shard * SHARD < request.count(); shard++) {
      publisher.publish(part(batch, request, order, shard));
    }
    return order;
  }

  private static SynthesisRequested part(
      BatchSynthesized batch, OrderRequest request, String order, int shard) {
    int first = shard * SHARD;
    double truncation = request.truncation();
    return new SynthesisRequested(
        batch.study(),
        batch.run(),
        batch.label(),
        batch.dataset(),
        order,
        shard,
        batch.checkpoint(),
        request.seed(),
        first,
        Math.min(SHARD, request.count() - first),
        OptionalInt.of(request.count()),
        truncation < 1 ? OptionalDouble.of(truncation) : OptionalDouble.empty(),
        Optional.ofNullable(request.interpolation()));
  }

  private BatchSynthesized selected(StudyId study, OrderRequest request) {
    List<ClassLabel> classes =
        records
            .request(study)
            .map(StudyRequest::classes)
            .orElseThrow(() -> new NothingThere("there is no study " + study));
    if (!classes.contains(request.label())) {
      throw new RequestRefused(
          "study " + study + " has no class " + request.label(), "label", "one of " + classes);
    }
    GeneratorSelected selection =
        records
            .selection(study, request.label())
            .orElseThrow(
                () ->
                    new StateConflict(
                        "study %s has not selected a generator for %s yet"
                            .formatted(study, request.label())));
    return selection
        .batch()
        .orElseThrow(
            () ->
                new StateConflict(
                    "study %s has no generator for %s: %s"
                        .formatted(study, request.label(), selection.reason())));
  }
}
