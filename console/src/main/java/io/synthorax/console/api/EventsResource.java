package io.synthorax.console.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyViews;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All studies as server-sent events; one is followed below its own address. */
@Path(StudyPaths.API + "/events")
@Tag(name = "Studies")
public class EventsResource {
  private final EventStream stream;
  private final StudyViews views;

  EventsResource(EventStream stream, StudyViews views) {
    this.stream = stream;
    this.views = views;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      summary = "Follow all studies",
      description =
          "Begins with an event view, the list of the studies, then every event as it comes, named"
              + " by its topic. Resumes after Last-Event-ID.")
  public Multi<OutboundSseEvent> followAll(
      @HeaderParam(EventStream.LAST) String lastEventId, @Context Sse sse) {
    return stream.of(views::listen, views::all, lastEventId, sse);
  }
}
