package io.synthorax.console.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.synthorax.console.NothingThere;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.FeedEvent;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyView;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Topic;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A study as server-sent events. */
@Path(StudyPaths.API + "/studies/{study}/events")
@Tag(name = "Studies")
public class StudyEventsResource {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final int BUFFERED = 1024;
  private static final Pattern ID = Pattern.compile("([0-9a-f]{8})-(\\d{1,18})");

  /** Ids of an earlier start of this console mean nothing to this one. */
  private final String start = UUID.randomUUID().toString().substring(0, 8);

  private final StudyViews views;
  private final StudyRecords records;

  StudyEventsResource(StudyViews views, StudyRecords records) {
    this.views = views;
    this.records = records;
  }

  /**
   * Begins with an event {@code view}, the study as it is now, then every event as it comes, named
   * by its topic. Who comes back with {@code Last-Event-ID} gets what it missed instead of the
   * view, if that is still remembered. A reader that is too slow is cut off, and may come back.
   */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(summary = "Follow a study")
  public Multi<OutboundSseEvent> follow(
      @PathParam("study") String study,
      @HeaderParam("Last-Event-ID") String lastEventId,
      @Context Sse sse) {
    StudyId id = new StudyId(study);
    OptionalLong missedSince = missedSince(lastEventId);
    // Taken before the view: an event in between comes twice rather than never.
    long since = missedSince.orElse(views.sequence());
    StudyView view =
        views
            .find(id, records.compositionsWanted(id))
            .orElseThrow(() -> new NothingThere("there is no study " + id));
    Multi<OutboundSseEvent> first =
        missedSince.isPresent()
            ? Multi.createFrom().empty()
            : Multi.createFrom().item(event(sse, "view", since, view));
    Multi<OutboundSseEvent> events =
        Multi.createFrom()
            .<FeedEvent>emitter(emitter -> listen(id, since, emitter), BUFFERED)
            .map(heard -> event(sse, topic(heard), heard.sequence(), heard.event()));
    Multi<OutboundSseEvent> alive =
        Multi.createFrom()
            .ticks()
            .every(KEEP_ALIVE)
            .onOverflow()
            .drop()
            .map(tick -> sse.newEventBuilder().comment("").build());
    return Multi.createBy()
        .concatenating()
        .streams(first, Multi.createBy().merging().streams(events, alive));
  }

  private void listen(StudyId study, long since, MultiEmitter<? super FeedEvent> emitter) {
    Runnable end = views.listen(study, since, emitter::emit);
    emitter.onTermination(end);
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
