package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.study.StudyControl;
import io.synthorax.console.study.StudyControl.Controls;
import io.synthorax.console.study.StudyPlanning;
import io.synthorax.console.study.StudyPlanning.Planned;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.CurvePoint;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyView;
import io.synthorax.console.view.StudyViews;
import io.synthorax.console.view.StudyViews.RunCurve;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Studies: start, list, follow, pause, finish. */
@Path(StudyPaths.API + "/studies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Studies")
public class StudyResource {
  private static final int ACCEPTED = 202;

  private final StudyPlanning planning;
  private final StudyControl control;
  private final StudyRecords records;
  private final StudyViews views;

  StudyResource(
      StudyPlanning planning, StudyControl control, StudyRecords records, StudyViews views) {
    this.planning = planning;
    this.control = control;
    this.records = records;
    this.views = views;
  }

  /** The curve of a run; one of all classes has no label. */
  public record CurveView(RunId run, Optional<ClassLabel> label, List<CurvePoint> points) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Start a study, or set it going again",
      description = "The same request is the same study: 201 the first time, 200 after that.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = Planned.class)))
  @APIResponse(
      responseCode = "400",
      content = @Content(schema = @Schema(implementation = Problem.class)))
  public Response start(
      @RequestBody(content = @Content(schema = @Schema(implementation = StudyRequest.class)))
          byte[] body)
      throws InterruptedException {
    Planned planned = planning.start(JsonBody.read(body, StudyRequest.class));
    views.awaitSetGoing(planned.study());
    URI location = URI.create(StudyPaths.API + "/studies/" + planned.study());
    Response.ResponseBuilder answer =
        planned.created() ? Response.created(location) : Response.ok().location(location);
    return answer.entity(planned).build();
  }

  @GET
  @Operation(summary = "List the studies, the newest first")
  public List<StudyView> list() {
    return views.all();
  }

  @GET
  @Path("{study}")
  @Operation(summary = "A study as it is now")
  public StudyView find(@PathParam("study") String study) {
    return view(new StudyId(study));
  }

  private StudyView view(StudyId study) {
    return views
        .find(study, records.compositionsWanted(study))
        .orElseThrow(() -> new NothingThere("there is no study " + study));
  }

  @GET
  @Path("{study}/curves")
  @Operation(summary = "Losses and probabilities of every run, epoch by epoch")
  public List<CurveView> curves(@PathParam("study") String study) {
    StudyId id = new StudyId(study);
    view(id);
    return views.curves(id).stream().map(curve -> curve(id, curve)).toList();
  }

  private CurveView curve(StudyId study, RunCurve curve) {
    List<CurvePoint> points =
        curve
            .stored()
            .map(stored -> records.curve(study, stored).stream().map(CurvePoint::of).toList())
            .orElse(curve.points());
    return new CurveView(curve.run(), curve.label(), points);
  }

  @GET
  @Path("{study}/control")
  @Operation(summary = "What the study was asked to do")
  public Controls controls(@PathParam("study") String study) {
    StudyId id = new StudyId(study);
    view(id);
    return control.controls(id);
  }

  @POST
  @Path("{study}/pause")
  @Operation(summary = "Pause training at its next step")
  public Response pause(@PathParam("study") String study) {
    control.pause(new StudyId(study));
    return Response.status(ACCEPTED).build();
  }

  @POST
  @Path("{study}/resume")
  @Operation(summary = "Go on where training paused")
  public Response resume(@PathParam("study") String study) {
    control.resume(new StudyId(study));
    return Response.status(ACCEPTED).build();
  }

  @POST
  @Path("{study}/finish")
  @Operation(
      summary = "End training for good at its next step",
      description = "The study goes on with the checkpoints that there are.")
  public Response finish(@PathParam("study") String study) {
    control.finish(new StudyId(study));
    return Response.status(ACCEPTED).build();
  }
}
