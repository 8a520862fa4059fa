package io.synthorax.console.view;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.SynthesisRequested;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to a study, each fact once and with the time when it was first told: every event
 * but the epochs that published nothing, and of an order but its first part.
 */
final class Timeline {
  private final Map<String, Heard> facts = new HashMap<>();

  /** A fact, and when it was told. */
  record Heard(Instant at, Event event) {}

  void add(Event event, Instant at) {
    if (!worthTelling(event)) {
      return;
    }
    Heard heard = new Heard(at, event);
    facts.merge(event.id(), heard, (a, b) -> a.at().isAfter(b.at()) ? b : a);
  }

  private static boolean worthTelling(Event event) {
    if (event instanceof EpochFinished epoch) {
      return epoch.checkpoint().isPresent();
    }
    if (event instanceof SynthesisRequested order) {
      return order.shard() == 0;
    }
    return !(event instanceof BatchSynthesized batch && batch.order().isPresent())
        || ((BatchSynthesized) event).first() == 0;
  }

  /** The newest first. */
  List<TimelineEntry> entries() {
    return facts.values().stream()
        .sorted(
            Comparator.comparing(Heard::at).thenComparing(heard -> heard.event().id()).reversed())
        .map(heard -> TimelineEntry.of(heard.at(), heard.event()))
        .toList();
  }
}
