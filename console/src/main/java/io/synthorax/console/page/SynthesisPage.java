package io.synthorax.console.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.synthorax.console.NothingThere;
import io.synthorax.console.view.OrderView;
import io.synthorax.console.view.RunView.SelectionView;
import io.synthorax.console.view.StudySummary;
import io.synthorax.console.view.StudyView;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.StudyId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Images on order, and the quiz that asks whether one sees that they are synthesized. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class SynthesisPage {
  private final StudyViews views;

  SynthesisPage(StudyViews views) {
    this.views = views;
  }

  @ServerExceptionMapper
  Response missing(NothingThere e) {
    return Missing.page(e);
  }

  @GET
  @Path("synthesize")
  @Operation(hidden = true)
  public TemplateInstance synthesize(@QueryParam("study") @DefaultValue("") String study) {
    List<StudySummary> studies = withGenerators();
    Optional<StudyId> chosen = chosen(study, studies);
    return Pages.synthesize(
        studies,
        chosen,
        chosen.map(this::classes).orElse(List.of()),
        chosen.map(views::orders).orElse(List.of()));
  }

  @GET
  @Path("quiz")
  @Operation(hidden = true)
  public TemplateInstance quiz(@QueryParam("study") @DefaultValue("") String study) {
    List<StudySummary> studies = withGenerators();
    Optional<StudyId> chosen = chosen(study, studies);
    return Pages.quiz(studies, chosen, chosen.map(this::classes).orElse(List.of()));
  }

  @GET
  @Path("studies/{study}/orders/{order}")
  @Operation(hidden = true)
  public TemplateInstance order(
      @PathParam("study") String study,
      @PathParam("order") String order,
      @QueryParam("first") @DefaultValue("0") int first) {
    StudyId id = new StudyId(study);
    StudyView view =
        views.find(id, 0).orElseThrow(() -> new NothingThere("there is no study " + id));
    OrderView of =
        views
            .order(id, order)
            .orElseThrow(() -> new NothingThere("study " + id + " has no order " + order));
    return Pages.order(view, of, Math.max(0, first));
  }

  private List<StudySummary> withGenerators() {
    return views.all().stream().filter(study -> !classes(study.study()).isEmpty()).toList();
  }

  /** The one asked for, or else the newest. */
  private static Optional<StudyId> chosen(String asked, List<StudySummary> studies) {
    return studies.stream()
        .map(StudySummary::study)
        .filter(id -> asked.isEmpty() || id.value().equals(asked))
        .findFirst();
  }

  /** The classes that have a selected generator. */
  private List<ClassLabel> classes(StudyId study) {
    return views.selections(study).stream()
        .filter(selection -> selection.epoch().isPresent())
        .map(SelectionView::label)
        .toList();
  }
}
