package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.retraining.ProjectChoice;
import io.synthorax.console.retraining.ProjectView;
import io.synthorax.console.retraining.ProjectViews;
import io.synthorax.console.retraining.Projects;
import io.synthorax.console.retraining.RetrainingRecords;
import io.synthorax.console.retraining.ScanDoors;
import io.synthorax.console.retraining.ServedGenerators;
import io.synthorax.console.retraining.Withdrawals;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.Promotion;
import io.synthorax.contracts.Withdrawal;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Projects: create, look at, withdraw a patient, take what is served. */
@Path(StudyPaths.API + "/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
public class ProjectResource {
  private final Projects projects;
  private final ProjectViews views;
  private final ScanDoors doors;
  private final RetrainingRecords records;
  private final Withdrawals withdrawals;
  private final ServedGenerators served;

  ProjectResource(
      Projects projects,
      ProjectViews views,
      ScanDoors doors,
      RetrainingRecords records,
      Withdrawals withdrawals,
      ServedGenerators served) {
    this.projects = projects;
    this.views = views;
    this.doors = doors;
    this.records = records;
    this.withdrawals = withdrawals;
    this.served = served;
  }

  /** Who withdraws, by the id that their scans came with. */
  public record WithdrawalRequest(String patient) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create a project",
      description = "The same project again is the same project; another of its name is refused.")
  public Response create(
      @RequestBody(content = @Content(schema = @Schema(implementation = Project.class)))
          byte[] body) {
    Project project = JsonBody.read(body, Project.class);
    doors.require(project);
    boolean created = projects.create(project);
    URI location = URI.create(StudyPaths.API + "/projects/" + project.project());
    return (created ? Response.created(location) : Response.ok().location(location))
        .entity(project)
        .build();
  }

  @POST
  @Path("draft")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What a project would be",
      description =
          "Fills in whatever is left out, and creates nothing. The answer can be posted to create"
              + " the project.")
  public Project draft(
      @RequestBody(content = @Content(schema = @Schema(implementation = ProjectChoice.class)))
          byte[] body) {
    return JsonBody.read(body, ProjectChoice.class).complete();
  }

  @GET
  @Operation(summary = "List the projects")
  public List<Project> list() {
    return views.all();
  }

  @GET
  @Path("{project}")
  @Operation(summary = "A project: its scans, what it waits for, what it serves")
  public ProjectView find(@PathParam("project") String project) {
    return served.view(projects.get(new ProjectId(project)));
  }

  @GET
  @Path("{project}/retrainings/{number}")
  @Operation(summary = "How a retraining ended")
  public Promotion promotion(
      @PathParam("project") String project, @PathParam("number") int number) {
    return records
        .promotion(new ProjectId(project), number)
        .orElseThrow(() -> new NothingThere("no retraining %d has ended there".formatted(number)));
  }

  @GET
  @Path("{project}/generators/{class}.onnx")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "The generator of a class that is served")
  public byte[] generator(@PathParam("project") String project, @PathParam("class") String label) {
    return served.onnx(new ProjectId(project), new ClassLabel(label));
  }

  @POST
  @Path("{project}/withdrawals")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Take a patient out",
      description =
          "Removes the patient's scans, names what was made of them, and has the project trained"
              + " anew without them.")
  public Withdrawal withdraw(
      @PathParam("project") String project,
      @RequestBody(content = @Content(schema = @Schema(implementation = WithdrawalRequest.class)))
          byte[] body) {
    return withdrawals.withdraw(
        new ProjectId(project), JsonBody.read(body, WithdrawalRequest.class).patient());
  }
}
