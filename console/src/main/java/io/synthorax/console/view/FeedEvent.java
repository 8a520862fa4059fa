package io.synthorax.console.view;

import io.synthorax.contracts.Event;

/**
 * An event of a study as it was heard.
 *
 * @param sequence counts the events that this console has heard since it started
 */
public record FeedEvent(long sequence, Event event) {}
