package io.synthorax.console.api;

import io.smallrye.mutiny.Multi;
import io.synthorax.console.view.FeedEvent;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.Topic;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Events as they are heard, as server-sent events that are named by their topic. Who comes back
 * with {@code Last-Event-ID} gets what was missed, if that is still remembered. A reader that is
 * too slow is cut off, and may come back.
 */
@Singleton
class EventStream {
  static final String LAST = "Last-Event-ID";
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final int BUFFERED = 1024;
  private static final Pattern ID = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})");

  /** Ids of an earlier start of this console mean nothing to this one. */
  private final String start = UUID.randomUUID().toString().substring(0, 8);

  private final StudyViews views;

  EventStream(StudyViews views) {
    this.views = views;
  }

  /** Sends the events after a sequence, and every new one; ends by the result. */
  interface Source {
    Runnable listen(long after, Consumer<FeedEvent> target);
  }

  /**
   * Begins with an event {@code view}, what {@code now} gives, unless what was missed since the
   * last event id is remembered.
   */
  Multi<OutboundSseEvent> of(Source source, Supplier<Object> now, String lastEventId, Sse sse) {
    OptionalLong missedSince = missedSince(lastEventId);
    // Taken before the view: an event in between comes twice rather than never.
    long since = missedSince.orElse(views.sequence());
    Object view = now.get();
    Multi<OutboundSseEvent> first =
        missedSince.isPresent()
            ? Multi.createFrom().empty()
            : Multi.createFrom().item(event(sse, "view", since, view));
    Multi<OutboundSseEvent> events =
        Multi.createFrom()
            .<FeedEvent>emitter(
                emitter -> emitter.onTermination(source.listen(since, emitter::emit)), BUFFERED)
            .map(heard -> event(sse, topic(heard), heard.sequence(), heard.event()));
    return Multi.createBy()
        .concatenating()
        .streams(first, Multi.createBy().merging().streams(events, alive(sse)));
  }

  private static Multi<OutboundSseEvent> alive(Sse sse) {
    return Multi.createFrom()
        .ticks()
        .every(KEEP_ALIVE)
        .onOverflow()
        .drop()
        .map(tick -> sse.newEventBuilder().comment("").build());
  }

  private OptionalLong missedSince(String lastEventId) {
    Matcher id = ID.matcher(lastEventId == null ? "" : lastEventId);
    if (!id.matches() || !id.group(1).equals(start)) {
      return OptionalLong.empty();
    }
    long sequence = Long.parseLong(id.group(2));
    return views.remembersAfter(sequence) ? OptionalLong.of(sequence) : OptionalLong.empty();
  }

  private static String topic(FeedEvent heard) {
    return Topic.of(heard.event().getClass()).topicName();
  }

  private OutboundSseEvent event(Sse sse, String name, long sequence, Object data) {
    return sse.newEventBuilder()
        .name(name)
        .id(start + "-" + sequence)
        .mediaType(MediaType.TEXT_PLAIN_TYPE)
        .data(String.class, Json.text(data))
        .build();
  }
}
