package io.synthorax.console.view;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.SynthesisRequested;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of one order of images; its parts may come in any order and more than once. */
final class OrderState {
  private final SortedMap<Long, SynthesisRequested> requested = new TreeMap<>();
  private final SortedMap<Long, BatchSynthesized> synthesized = new TreeMap<>();
  private Instant requestedAt;

  void requested(SynthesisRequested event, Instant at) {
    requested.put(event.first(), event);
    requestedAt = requestedAt == null || at.isBefore(requestedAt) ? at : requestedAt;
  }

  void synthesized(BatchSynthesized event) {
    synthesized.put(event.first(), event);
  }

  /** Nothing before the request is heard, even if images are. */
  Optional<OrderView> view() {
    if (requested.isEmpty()) {
      return Optional.empty();
    }
    SynthesisRequested any = requested.get(requested.firstKey());
    int known = requested.values().stream().mapToInt(SynthesisRequested::count).sum();
    int count = any.ordered().orElse(known);
    int done = synthesized.values().stream().mapToInt(BatchSynthesized::count).sum();
    Optional<String> failure =
        synthesized.values().stream().flatMap(batch -> batch.failure().stream()).findFirst();
    return Optional.of(
        new OrderView(
            any.order(),
            any.study(),
            any.run(),
            any.label(),
            any.checkpoint().epoch(),
            any.seed(),
            count,
            any.truncation(),
            any.interpolation(),
            requestedAt,
            state(failure, done, count),
            done,
            failure,
            StudyPaths.orderLinks(any.study(), any.order(), done >= count)));
  }

  private static OrderView.State state(Optional<String> failure, int done, int count) {
    if (failure.isPresent()) {
      return OrderView.State.FAILED;
    }
    if (done >= count) {
      return OrderView.State.DONE;
    }
    return done == 0 ? OrderView.State.QUEUED : OrderView.State.SYNTHESIZING;
  }

  /** The arrays of the images, in order. */
  List<Shard> shards() {
    return synthesized.values().stream().flatMap(batch -> batch.shards().stream()).toList();
  }
}
