package io.synthorax.platform.messaging;

import io.synthorax.contracts.Event;

/** Tells the other services a fact. */
public interface EventPublisher {

  /**
   * Publishes an event on its topic, and returns when it cannot be lost any more.
   *
   * @throws io.synthorax.contracts.WorldUnreachable if the broker does not take it
   */
  void publish(Event event);
}
