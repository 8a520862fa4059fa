package io.synthorax.console.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.synthorax.console.NothingThere;
import io.synthorax.console.page.Comparison.Side;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.StudyView;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.StudyDefaults;
import io.synthorax.contracts.StudyId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** All studies, the form that starts one, and two side by side. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class StudiesPage {
  private final StudyViews views;
  private final StudyRecords records;

  StudiesPage(StudyViews views, StudyRecords records) {
    this.views = views;
    this.records = records;
  }

  @ServerExceptionMapper
  Response missing(NothingThere e) {
    return Missing.page(e);
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance studies() {
    return Pages.studies(views.all(), !views.datasets().isEmpty());
  }

  @GET
  @Path("studies/new")
  @Operation(hidden = true)
  public TemplateInstance start(@QueryParam("dataset") @DefaultValue("") String dataset) {
    List<Composition> further =
        Arrays.stream(Composition.values())
            .filter(composition -> !Composition.STANDARD.contains(composition))
            .toList();
    return Pages.start(
        views.datasets(),
        dataset,
        Composition.STANDARD,
        further,
        StudyDefaults.of(true).budget(),
        StudyDefaults.of(false).budget());
  }

  @GET
  @Path("compare")
  @Operation(hidden = true)
  public TemplateInstance compare(
      @QueryParam("first") @DefaultValue("") String first,
      @QueryParam("second") @DefaultValue("") String second) {
    boolean both = !first.isEmpty() && !second.isEmpty();
    Optional<Comparison> comparison =
        both ? Optional.of(Comparison.of(side(first), side(second))) : Optional.empty();
    return Pages.compare(views.all(), first, second, comparison);
  }

  private Side side(String study) {
    StudyId id = new StudyId(study);
    StudyView view =
        views.find(id, 0).orElseThrow(() -> new NothingThere("there is no study " + id));
    return new Side(
        view,
        records
            .request(id)
            .orElseThrow(() -> new NothingThere("the request of study " + id + " is gone")),
        records.headline(id));
  }
}
