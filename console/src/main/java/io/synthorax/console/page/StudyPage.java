package io.synthorax.console.page;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.synthorax.console.NothingThere;
import io.synthorax.console.study.StudyControl;
import io.synthorax.console.study.StudyDeletion;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.EvaluationView;
import io.synthorax.console.view.StudyView;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.RunId;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** A study, and what it consists of: from an image back to its batch, checkpoint and study. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class StudyPage {
  private final StudyViews views;
  private final StudyRecords records;
  private final StudyControl control;

  StudyPage(StudyViews views, StudyRecords records, StudyControl control) {
    this.views = views;
    this.records = records;
    this.control = control;
  }

  @ServerExceptionMapper
  Response missing(NothingThere e) {
    return Missing.page(e);
  }

  @GET
  @Path("studies/{study}")
  @Operation(hidden = true)
  public TemplateInstance study(@PathParam("study") String study) {
    StudyId id = new StudyId(study);
    StudyView view = find(id);
    return Pages.study(
        view,
        control.controls(id),
        StudyDeletion.deletable(view),
        records.headline(id),
        ResultTable.of(view.summary()),
        CountTable.of(view),
        views.timeline(id),
        views.orders(id));
  }

  @GET
  @Path("studies/{study}/runs/{run}/checkpoints/{epoch}")
  @Operation(hidden = true)
  public TemplateInstance checkpoint(
      @PathParam("study") String study,
      @PathParam("run") String run,
      @PathParam("epoch") int epoch) {
    StudyId id = new StudyId(study);
    RunId of = new RunId(run);
    Checkpoint checkpoint =
        views
            .checkpoint(id, of, epoch)
            .orElseThrow(() -> new NothingThere("there is no checkpoint of epoch " + epoch));
    List<EvaluationView> evaluations =
        views.evaluations(id).stream()
            .filter(e -> e.run().equals(of) && e.epoch() == epoch)
            .toList();
    return Pages.checkpoint(find(id), of, checkpoint, evaluations);
  }

  @GET
  @Path("studies/{study}/runs/{run}/checkpoints/{epoch}/{class}")
  @Operation(hidden = true)
  public TemplateInstance batch(
      @PathParam("study") String study,
      @PathParam("run") String run,
      @PathParam("epoch") int epoch,
      @PathParam("class") String label,
      @QueryParam("first") @DefaultValue("0") int first) {
    BatchSynthesized batch = batch(study, run, epoch, label);
    return Pages.batch(
        find(batch.study()),
        batch,
        views.evaluations(batch.study()).stream()
            .filter(e -> e.run().equals(batch.run()) && e.epoch() == epoch)
            .filter(e -> e.label().equals(batch.label()))
            .findFirst(),
        Math.max(0, first));
  }

  @GET
  @Path("studies/{study}/runs/{run}/checkpoints/{epoch}/{class}/images/{index}")
  @Operation(hidden = true)
  public TemplateInstance image(
      @PathParam("study") String study,
      @PathParam("run") String run,
      @PathParam("epoch") int epoch,
      @PathParam("class") String label,
      @PathParam("index") int index) {
    BatchSynthesized batch = batch(study, run, epoch, label);
    if (index < 0 || index >= batch.count()) {
      throw new NothingThere("there is no image " + index);
    }
    return Pages.image(find(batch.study()), batch, index);
  }

  private BatchSynthesized batch(String study, String run, int epoch, String label) {
    return views
        .batch(new StudyId(study), new RunId(run), epoch, new ClassLabel(label))
        .orElseThrow(() -> new NothingThere("there is no such batch"));
  }

  private StudyView find(StudyId study) {
    return views
        .find(study, records.compositionsWanted(study))
        .orElseThrow(() -> new NothingThere("there is no study " + study));
  }
}
