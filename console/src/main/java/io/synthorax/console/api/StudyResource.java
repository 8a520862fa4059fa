package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.StateConflict;
import io.synthorax.console.study.StudyChoice;
import io.synthorax.console.study.StudyControl;
import io.synthorax.console.study.StudyControl.Controls;
import io.synthorax.console.study.StudyDeletion;
import io.synthorax.console.study.StudyDraft;
import io.synthorax.console.study.StudyPlanning;
import io.synthorax.console.study.StudyPlanning.Planned;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyStatus;
import io.synthorax.console.view.StudySummary;
import io.synthorax.console.view.StudyView;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Studies: draft, start, list, look at, pause, finish, delete. */
@Path(StudyPaths.API + "/studies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Studies")
public class StudyResource {
  private static final int ACCEPTED = 202;

  private final StudyPlanning planning;
  private final StudyControl control;
  private final StudyRecords records;
  private final StudyViews views;
  private final StudyDeletion deletion;
  private final IdempotencyKeys keys;

  StudyResource(
      StudyPlanning planning,
      StudyControl control,
      StudyRecords records,
      StudyViews views,
      StudyDeletion deletion,
      IdempotencyKeys keys) {
    this.planning = planning;
    this.control = control;
    this.records = records;
    this.views = views;
    this.deletion = deletion;
    this.keys = keys;
  }

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
          byte[] body,
      @HeaderParam(IdempotencyKeys.HEADER) String key)
      throws InterruptedException {
    StudyRequest request = JsonBody.read(body, StudyRequest.class);
    keys.check(key, "studies", body);
    if (views.deleted(request.study())) {
      throw new StateConflict(
          "study " + request.study() + " was deleted; with another seed it is another study");
    }
    Planned planned = planning.start(request);
    views.awaitSetGoing(planned.study());
    URI location = URI.create(StudyPaths.API + "/studies/" + planned.study());
    Response.ResponseBuilder answer =
        planned.created() ? Response.created(location) : Response.ok().location(location);
    return answer.entity(planned).build();
  }

  @POST
  @Path("draft")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What a study would be",
      description =
          "Fills in whatever is left out, and starts nothing. The answer's request can be posted to"
              + " start the study.")
  public StudyDraft draft(
      @RequestBody(content = @Content(schema = @Schema(implementation = StudyChoice.class)))
          byte[] body) {
    StudyChoice choice = JsonBody.read(body, StudyChoice.class);
    return StudyDraft.of(choice, records.dataset(choice.dataset()));
  }

  @GET
  @Operation(summary = "List the studies, the newest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudySummary[].class)))
  public Response list(
      @QueryParam("limit") @DefaultValue(Paging.LIMIT) int limit,
      @QueryParam("after") String after,
      @Context UriInfo address) {
    return Paging.of(views.all(), limit, after, study -> study.study().value(), address);
  }

  @DELETE
  @Path("{study}")
  @Operation(
      summary = "Delete a study that has ended, with everything it has stored",
      description = "The same request does not start it again: choose another seed.")
  @APIResponse(responseCode = "204")
  @APIResponse(
      responseCode = "409",
      content = @Content(schema = @Schema(implementation = Problem.class)))
  public void delete(@PathParam("study") String study) throws InterruptedException {
    deletion.delete(new StudyId(study));
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
  @Operation(summary = "Go on where training paused, or set a failed study going again")
  public Response resume(@PathParam("study") String study) throws InterruptedException {
    StudyId id = new StudyId(study);
    control.resume(id);
    if (view(id).status() == StudyStatus.FAILED) {
      records.request(id).ifPresent(planning::start);
      views.awaitSetGoing(id);
    }
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
