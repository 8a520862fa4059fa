package io.synthorax.console.view;

import io.synthorax.contracts.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Passes events on to who listens, and remembers the last ones for who comes back. */
final class EventFeed {
  private final int remembered;
  private final Deque<FeedEvent> last = new ArrayDeque<>();
  private final List<Listener> listeners = new ArrayList<>();
  private long sequence;

  /** Listens to all studies, or to one. */
  private record Listener(Optional<String> study, Consumer<FeedEvent> target) {
    boolean wants(FeedEvent heard) {
      return study.isEmpty() || study.get().equals(heard.event().subject());
    }
  }

  EventFeed(int remembered) {
    this.remembered = remembered;
  }

  synchronized void add(Event event) {
    FeedEvent heard = new FeedEvent(++sequence, event);
    last.add(heard);
    if (last.size() > remembered) {
      last.remove();
    }
    for (Listener listener : List.copyOf(listeners)) {
      if (listener.wants(heard)) {
        listener.target().accept(heard);
      }
    }
  }

  /** The sequence of the last event. */
  synchronized long sequence() {
    return sequence;
  }

  /** Whether every event after the given one is still remembered. */
  synchronized boolean remembersAfter(long after) {
    return after <= sequence && after >= sequence - last.size();
  }

  /** Sends the remembered events after the given one, then every new one; ends by the result. */
  Runnable listen(String study, long after, Consumer<FeedEvent> target) {
    return listen(after, new Listener(Optional.of(study), target));
  }

  /** The same of all studies. */
  Runnable listen(long after, Consumer<FeedEvent> target) {
    return listen(after, new Listener(Optional.empty(), target));
  }

  private synchronized Runnable listen(long after, Listener listener) {
    last.stream()
        .filter(heard -> heard.sequence() > after && listener.wants(heard))
        .forEach(listener.target());
    listeners.add(listener);
    return () -> remove(listener);
  }

  private synchronized void remove(Listener listener) {
    listeners.remove(listener);
  }
}
