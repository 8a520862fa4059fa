package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.export.OrderExport;
import io.synthorax.console.export.OrderExport.Format;
import io.synthorax.console.export.StoredImages;
import io.synthorax.console.export.StudyExport.Ready;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.synthesis.OrderRequest;
import io.synthorax.console.synthesis.SynthesisOrders;
import io.synthorax.console.view.OrderView;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.platform.store.ObjectStore;
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
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Images of a study's selected generators, made on order. */
@Path(StudyPaths.API + "/studies/{study}/orders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Synthesis")
public class OrderResource {
  private final SynthesisOrders orders;
  private final StudyViews views;
  private final StudyRecords records;
  private final ObjectStore store;
  private final IdempotencyKeys keys;

  OrderResource(
      SynthesisOrders orders,
      StudyViews views,
      StudyRecords records,
      ObjectStore store,
      IdempotencyKeys keys) {
    this.orders = orders;
    this.views = views;
    this.records = records;
    this.store = store;
    this.keys = keys;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Order images of a class",
      description =
          "The same order is the same images. 202: it is on its way; look at its address, or follow"
              + " the study's events until batch-synthesized.")
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = OrderView.class)))
  @APIResponse(
      responseCode = "400",
      content = @Content(schema = @Schema(implementation = Problem.class)))
  public Response order(
      @PathParam("study") String study,
      @HeaderParam(IdempotencyKeys.HEADER) String key,
      @RequestBody(content = @Content(schema = @Schema(implementation = OrderRequest.class)))
          byte[] body)
      throws InterruptedException {
    StudyId id = new StudyId(study);
    OrderRequest request = JsonBody.read(body, OrderRequest.class);
    keys.check(key, "orders of " + id, body);
    String order = orders.place(id, request);
    views.awaitOrder(id, order);
    return Response.accepted(find(id, order))
        .location(URI.create(StudyPaths.order(id, order)))
        .build();
  }

  @GET
  @Operation(summary = "List the orders, the newest first")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = OrderView[].class)))
  public Response list(
      @PathParam("study") String study,
      @QueryParam("limit") @DefaultValue(Paging.LIMIT) int limit,
      @QueryParam("after") String after,
      @Context UriInfo address) {
    return Paging.of(views.orders(new StudyId(study)), limit, after, OrderView::order, address);
  }

  @GET
  @Path("{order}")
  @Operation(summary = "An order as it is now")
  public OrderView find(@PathParam("study") String study, @PathParam("order") String order) {
    return find(new StudyId(study), order);
  }

  private OrderView find(StudyId study, String order) {
    return views
        .order(study, order)
        .orElseThrow(() -> new NothingThere("study " + study + " has no order " + order));
  }

  @GET
  @Path("{order}/sheet.png")
  @Produces(Pictures.PNG)
  @Operation(summary = "Some of the images, in rows")
  public byte[] sheet(
      @PathParam("study") String study,
      @PathParam("order") String order,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("count") @DefaultValue("64") int count,
      @QueryParam("columns") @DefaultValue("8") int columns) {
    DatasetManifest dataset = dataset(new StudyId(study));
    return Pictures.synthesized(
        Pictures.sheet(images(study, order, dataset), first, count, columns), dataset);
  }

  @GET
  @Path("{order}/images/{index}.png")
  @Produces(Pictures.PNG)
  @Operation(summary = "One of the images")
  public byte[] image(
      @PathParam("study") String study,
      @PathParam("order") String order,
      @PathParam("index") int index) {
    DatasetManifest dataset = dataset(new StudyId(study));
    return Pictures.synthesized(images(study, order, dataset).one(index), dataset);
  }

  private StoredImages images(String study, String order, DatasetManifest dataset) {
    List<Shard> shards = views.orderShards(new StudyId(study), order);
    return new StoredImages(store, shards, dataset.resolution());
  }

  @GET
  @Path("{order}/images.zip")
  @Produces("application/zip")
  @Operation(summary = "All images as PNG, with labels.csv")
  public Response zip(@PathParam("study") String study, @PathParam("order") String order) {
    return archive(study, order, Format.PNG, "synthorax-%s-%s.zip");
  }

  @GET
  @Path("{order}/images.dicom.zip")
  @Produces("application/zip")
  @Operation(
      summary = "All images as DICOM secondary captures, with labels.csv",
      description = "Each is marked as synthesized, of no patient.")
  public Response dicom(@PathParam("study") String study, @PathParam("order") String order) {
    return archive(study, order, Format.DICOM, "synthorax-%s-%s.dicom.zip");
  }

  private Response archive(String study, String order, Format format, String name) {
    StudyId id = new StudyId(study);
    return download(
        new OrderExport(store)
            .zip(find(id, order), views.orderShards(id, order), dataset(id), format),
        name.formatted(study, order));
  }

  @GET
  @Path("{order}/images.npy")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  @Operation(summary = "All images as one array, uint8 [n, h, w]")
  public Response npy(@PathParam("study") String study, @PathParam("order") String order) {
    StudyId id = new StudyId(study);
    return download(
        new OrderExport(store).npy(find(id, order), views.orderShards(id, order), dataset(id)),
        "synthorax-%s-%s.npy".formatted(study, order));
  }

  private static Response download(Ready file, String name) {
    return Response.ok((StreamingOutput) file::write)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .build();
  }

  private DatasetManifest dataset(StudyId study) {
    return records.dataset(
        records
            .request(study)
            .map(StudyRequest::dataset)
            .orElseThrow(() -> new NothingThere("there is no study " + study)));
  }
}
