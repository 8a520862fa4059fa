package io.synthorax.console.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.synthorax.console.NothingThere;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** All data sets, and one. */
@Path("/datasets")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class DatasetsPage {
  private final StudyViews views;
  private final StudyRecords records;

  DatasetsPage(StudyViews views, StudyRecords records) {
    this.views = views;
    this.records = records;
  }

  @ServerExceptionMapper
  Response missing(NothingThere e) {
    return Missing.page(e);
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance datasets() {
    return Pages.datasets(views.datasets());
  }

  @GET
  @Path("{dataset}")
  @Operation(hidden = true)
  public TemplateInstance dataset(@PathParam("dataset") String dataset) {
    DatasetId id = new DatasetId(dataset);
    DatasetManifest manifest = records.dataset(id);
    return Pages.dataset(id, manifest, BalanceTable.of(manifest), views.on(id));
  }
}
