package io.synthorax.console.api;

import io.synthorax.console.intake.DatasetIntake;
import io.synthorax.console.intake.ImportRequest;
import io.synthorax.console.intake.RegisteredDataset;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetRegistered;
import jakarta.ws.rs.Consumes;
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
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Data sets: import and look-up. */
@Path(StudyPaths.API + "/datasets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Data sets")
public class DatasetResource {
  private final DatasetIntake intake;
  private final StudyViews views;
  private final StudyRecords records;
  private final IdempotencyKeys keys;

  DatasetResource(
      DatasetIntake intake, StudyViews views, StudyRecords records, IdempotencyKeys keys) {
    this.intake = intake;
    this.views = views;
    this.records = records;
    this.keys = keys;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Import a folder or ZIP file of scans on the console's machine, or draw phantoms",
      description =
          "Answers when every scan is read and stored. The same scans give the same data set.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RegisteredDataset.class)))
  @APIResponse(
      responseCode = "400",
      content = @Content(schema = @Schema(implementation = Problem.class)))
  public Response register(
      @RequestBody(content = @Content(schema = @Schema(implementation = ImportRequest.class)))
          byte[] body,
      @HeaderParam(IdempotencyKeys.HEADER) String key) {
    keys.check(key, "datasets", body);
    return created(intake.register(JsonBody.read(body, ImportRequest.class)));
  }

  private static Response created(RegisteredDataset registered) {
    return Response.created(URI.create(StudyPaths.API + "/datasets/" + registered.dataset()))
        .entity(registered)
        .build();
  }

  @POST
  @Consumes("application/zip")
  @Operation(
      summary = "Import an uploaded ZIP file of scans",
      description =
          "The ZIP holds what a folder would: a table of labels, or one sub-folder per class. It is"
              + " streamed, unpacked and read before the answer.")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = RegisteredDataset.class)))
  @APIResponse(
      responseCode = "400",
      content = @Content(schema = @Schema(implementation = Problem.class)))
  public Response upload(
      @QueryParam("name") String name,
      @QueryParam("resolution") String resolution,
      @Parameter(description = "Separated by commas; all if left out") @QueryParam("classes")
          String classes,
      @QueryParam("skipUnreadable") boolean skipUnreadable,
      @QueryParam("licence") String licence,
      @Parameter(description = "Further columns that are kept, separated by commas")
          @QueryParam("confounders")
          String confounders,
      InputStream zip) {
    return created(
        intake.upload(
            ImportRequest.ofUpload(name, resolution, classes, skipUnreadable, licence, confounders),
            zip));
  }

  @GET
  @Operation(summary = "List the data sets, by name")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DatasetRegistered[].class)))
  public Response list(
      @QueryParam("limit") @DefaultValue(Paging.LIMIT) int limit,
      @QueryParam("after") String after,
      @Context UriInfo address) {
    return Paging.of(views.datasets(), limit, after, set -> set.dataset().value(), address);
  }

  @GET
  @Path("{dataset}")
  @Operation(summary = "A data set's manifest")
  public RegisteredDataset find(@PathParam("dataset") String dataset) {
    DatasetId id = new DatasetId(dataset);
    return new RegisteredDataset(id, false, records.dataset(id));
  }
}
