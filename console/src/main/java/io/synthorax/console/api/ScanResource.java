package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.retraining.ProjectViews;
import io.synthorax.console.retraining.ScanEntry;
import io.synthorax.console.retraining.ScanIntake;
import io.synthorax.console.retraining.ScanIntake.Taken;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ProjectId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Single scans of a project: upload, the queue of those without a label, labelling. */
@Path(StudyPaths.API + "/projects/{project}/scans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public class ScanResource {
  private static final int MOST_LISTED = 1000;

  private final ScanIntake intake;
  private final ProjectViews views;

  ScanResource(ScanIntake intake, ProjectViews views) {
    this.intake = intake;
    this.views = views;
  }

  /** A scan as lists show it; the patient is not told. */
  public record ScanItem(String scan, Optional<ClassLabel> label, Instant changed, String image) {}

  /** The class of a scan. */
  public record Labelling(ClassLabel label) {}

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Operation(
      summary = "Bring a scan",
      description =
          "The parts file and patient, and label if the class is known. The same scan again is the"
              + " same scan: 201 the first time, 200 after that.")
  public Response upload(
      @PathParam("project") String project,
      @RestForm("file") FileUpload file,
      @RestForm String patient,
      @RestForm String label) {
    if (file == null) {
      throw new RequestRefused("the scan is missing", "file", "a part with the file of one scan");
    }
    Taken taken =
        intake.take(
            new ProjectId(project),
            file.uploadedFile(),
            patient,
            Optional.ofNullable(label).filter(text -> !text.isBlank()).map(ClassLabel::new));
    URI image = URI.create(imagePath(project, taken.scan()));
    return (taken.added() ? Response.created(image) : Response.ok().location(image))
        .entity(taken)
        .build();
  }

  @GET
  @Operation(summary = "The scans that wait for a label, the oldest first; or all")
  public List<ScanItem> list(
      @PathParam("project") String project,
      @QueryParam("unlabelled") @DefaultValue("true") boolean unlabelled,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    if (limit < 1 || limit > MOST_LISTED) {
      throw new RequestRefused("limit is " + limit, "limit", "1 to " + MOST_LISTED);
    }
    return views.scans(new ProjectId(project)).stream()
        .filter(scan -> !unlabelled || scan.isWaiting())
        .limit(limit)
        .map(
            scan ->
                new ScanItem(
                    scan.image().sha256(),
                    scan.label(),
                    scan.changed(),
                    imagePath(project, scan.image().sha256())))
        .toList();
  }

  @GET
  @Path("{scan}/image.png")
  @Produces("image/png")
  @Operation(summary = "A scan at the project's resolution")
  public byte[] image(@PathParam("project") String project, @PathParam("scan") String scan) {
    return intake.image(entry(new ProjectId(project), scan));
  }

  @PUT
  @Path("{scan}/label")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Say of which class a scan is")
  public Response label(
      @PathParam("project") String project,
      @PathParam("scan") String scan,
      @RequestBody(content = @Content(schema = @Schema(implementation = Labelling.class)))
          byte[] body) {
    ProjectId id = new ProjectId(project);
    ClassLabel label = JsonBody.read(body, Labelling.class).label();
    if (label == null) {
      throw new RequestRefused("label is missing", "label", "a class of the project");
    }
    intake.label(id, entry(id, scan).image().sha256(), label);
    return Response.noContent().build();
  }

  @DELETE
  @Path("{scan}/label")
  @Operation(
      summary = "Set a scan aside",
      description = "It belongs to no class of the project, and nothing is trained on it.")
  public Response setAside(@PathParam("project") String project, @PathParam("scan") String scan) {
    ProjectId id = new ProjectId(project);
    intake.setAside(id, entry(id, scan).image().sha256());
    return Response.noContent().build();
  }

  private ScanEntry entry(ProjectId project, String scan) {
    return views
        .scan(project, scan)
        .orElseThrow(() -> new NothingThere("there is no such scan in project " + project));
  }

  private static String imagePath(String project, String scan) {
    return StudyPaths.API + "/projects/" + project + "/scans/" + scan + "/image.png";
  }
}
