package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.export.StudyExport;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * What a study has brought: pictures, report, export. Objects are found by what they are, never by
 * a key that somebody sends.
 */
@Path(StudyPaths.API + "/studies/{study}")
@Tag(name = "Results")
public class ResultResource {
  private static final String PNG = "image/png";

  /** A written page runs nothing and loads nothing, whatever is in it. */
  private static final String SANDBOX =
      "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:";

  private final StudyViews views;
  private final StudyRecords records;
  private final StudyExport export;

  ResultResource(StudyViews views, StudyRecords records, StudyExport export) {
    this.views = views;
    this.records = records;
    this.export = export;
  }

  @GET
  @Path("runs/{run}/checkpoints/{epoch}/samples.png")
  @Produces(PNG)
  @Operation(summary = "Images of a checkpoint from fixed latents")
  public byte[] samples(
      @PathParam("study") String study,
      @PathParam("run") String run,
      @PathParam("epoch") int epoch) {
    StudyId id = new StudyId(study);
    return picture(id, views.samples(id, new RunId(run), epoch));
  }

  @GET
  @Path("runs/{run}/checkpoints/{epoch}/{class}/preview.png")
  @Produces(PNG)
  @Operation(summary = "The first images of a class's batch of a checkpoint")
  public byte[] preview(
      @PathParam("study") String study,
      @PathParam("run") String run,
      @PathParam("epoch") int epoch,
      @PathParam("class") String label) {
    StudyId id = new StudyId(study);
    return picture(id, views.preview(id, new RunId(run), epoch, new ClassLabel(label)));
  }

  @GET
  @Path("runs/{run}/checkpoints/{epoch}/{class}/closest-pairs.png")
  @Produces(PNG)
  @Operation(
      summary = "The synthesized images that are nearest to training images, left of these",
      description = "Shows real training images.")
  public byte[] closestPairs(
      @PathParam("study") String study,
      @PathParam("run") String run,
      @PathParam("epoch") int epoch,
      @PathParam("class") String label) {
    StudyId id = new StudyId(study);
    return picture(id, views.closestPairs(id, new RunId(run), epoch, new ClassLabel(label)));
  }

  private byte[] picture(StudyId study, Optional<ObjectRef> picture) {
    return records.content(
        study, picture.orElseThrow(() -> new NothingThere("there is no such picture")));
  }

  @GET
  @Path("report.html")
  @Produces(MediaType.TEXT_HTML)
  @Operation(summary = "The report, one self-contained file")
  public Response reportHtml(@PathParam("study") String study) {
    return Response.ok(records.reportHtml(new StudyId(study)))
        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
        .header(SecurityHeaders.POLICY, SANDBOX)
        .build();
  }

  @GET
  @Path("report.json")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The report's figures")
  public byte[] reportJson(@PathParam("study") String study) {
    return records.reportJson(new StudyId(study));
  }

  @GET
  @Path("export")
  @Produces("application/zip")
  @Operation(
      summary = "Everything to take home, as a ZIP",
      description =
          "report.html, report.json, synthesized/, generators/, and balanced/: the training set"
              + " filled up with synthesized images, with the provenance of each.")
  public Response export(@PathParam("study") String study) {
    StudyExport.Ready ready = export.of(new StudyId(study));
    return Response.ok((StreamingOutput) ready::write)
        .header("Content-Disposition", "attachment; filename=\"synthorax-" + study + ".zip\"")
        .build();
  }
}
