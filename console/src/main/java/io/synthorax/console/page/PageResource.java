package io.synthorax.console.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.synthorax.console.NothingThere;
import io.synthorax.console.study.StudyControl;
import io.synthorax.console.study.StudyControl.Controls;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.StudyView;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.StudyId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The two pages: all studies, and one. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PageResource {
  private final StudyViews views;
  private final StudyRecords records;
  private final StudyControl control;

  PageResource(StudyViews views, StudyRecords records, StudyControl control) {
    this.views = views;
    this.records = records;
    this.control = control;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance studies(List<StudyView> studies);

    static native TemplateInstance study(
        StudyView study, Controls controls, ResultTable results, CountTable counts);
  }

  @GET
  @Operation(hidden = true)
  public TemplateInstance studies() {
    return Templates.studies(views.all());
  }

  @GET
  @Path("studies/{study}")
  @Operation(hidden = true)
  public TemplateInstance study(@PathParam("study") String study) {
    StudyId id = new StudyId(study);
    StudyView view =
        views
            .find(id, records.compositionsWanted(id))
            .orElseThrow(() -> new NothingThere("there is no study " + id));
    return Templates.study(
        view, control.controls(id), ResultTable.of(view.summary()), CountTable.of(view));
  }
}
