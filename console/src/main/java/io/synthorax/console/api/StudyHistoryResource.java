package io.synthorax.console.api;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.synthorax.console.NothingThere;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.CurvePoint;
import io.synthorax.console.view.EvaluationView;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyViews;
import io.synthorax.console.view.StudyViews.RunCurve;
import io.synthorax.console.view.TimelineEntry;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a study came to be as it is: curves, evaluations, every fact in its order, and live. */
@Path(StudyPaths.API + "/studies/{study}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Studies")
public class StudyHistoryResource {
  private final StudyViews views;
  private final StudyRecords records;
  private final EventStream stream;

  StudyHistoryResource(StudyViews views, StudyRecords records, EventStream stream) {
    this.views = views;
    this.records = records;
    this.stream = stream;
  }

  /** The curve of a run; one of all classes has no label. */
  public record CurveView(RunId run, Optional<ClassLabel> label, List<CurvePoint> points) {}

  @GET
  @Path("curves")
  @Operation(
      summary = "Losses and probabilities of every run, epoch by epoch",
      description = "At most 512 epochs of a run, evenly spaced, and always the last.")
  public List<CurveView> curves(@PathParam("study") String study) {
    StudyId id = known(study);
    return views.curves(id).stream().map(curve -> curve(id, curve)).toList();
  }

  private CurveView curve(StudyId study, RunCurve curve) {
    List<CurvePoint> points =
        curve
            .stored()
            .map(stored -> CurvePoint.thinned(records.curve(study, stored)))
            .orElse(curve.points());
    return new CurveView(curve.run(), curve.label(), points);
  }

  @GET
  @Path("evaluations")
  @Operation(summary = "What was measured of the images of every checkpoint and class")
  public List<EvaluationView> evaluations(@PathParam("study") String study) {
    return views.evaluations(known(study));
  }

  @GET
  @Path("timeline")
  @Operation(summary = "What happened, the newest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TimelineEntry[].class)))
  public Response timeline(
      @PathParam("study") String study,
      @QueryParam("limit") @DefaultValue(Paging.LIMIT) int limit,
      @QueryParam("after") String after,
      @Context UriInfo address) {
    return Paging.of(views.timeline(known(study)), limit, after, TimelineEntry::id, address);
  }

  @GET
  @Path("events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @Operation(
      summary = "Follow a study",
      description =
          "Begins with an event view, the study as it is now, then every event as it comes, named by"
              + " its topic. Resumes after Last-Event-ID.")
  public Multi<OutboundSseEvent> follow(
      @PathParam("study") String study,
      @HeaderParam(EventStream.LAST) String lastEventId,
      @Context Sse sse) {
    StudyId id = new StudyId(study);
    return stream.of(
        (after, target) -> views.listen(id, after, target),
        () ->
            views
                .find(id, records.compositionsWanted(id))
                .orElseThrow(() -> new NothingThere("there is no study " + id)),
        lastEventId,
        sse);
  }

  private StudyId known(String study) {
    StudyId id = new StudyId(study);
    return views
        .find(id, 0)
        .map(view -> id)
        .orElseThrow(() -> new NothingThere("there is no study " + id));
  }
}
