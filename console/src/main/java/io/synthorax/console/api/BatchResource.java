package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.export.StoredImages;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.console.view.StudyViews;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.store.ObjectStore;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The batch of a class at a checkpoint, image by image. */
@Path(StudyPaths.API + "/studies/{study}")
@Tag(name = "Results")
public class BatchResource {
  private static final String BATCH = "runs/{run}/checkpoints/{epoch}/{class}";

  private final StudyViews views;
  private final StudyRecords records;
  private final ObjectStore store;

  BatchResource(StudyViews views, StudyRecords records, ObjectStore store) {
    this.views = views;
    this.records = records;
    this.store = store;
  }

  @GET
  @Path(BATCH)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The batch: checkpoint, seed, count and where its arrays lie")
  public BatchSynthesized batch(
      @PathParam("study") String study,
      @PathParam("run") String run,
      @PathParam("epoch") int epoch,
      @PathParam("class") String label) {
    return views
        .batch(new StudyId(study), new RunId(run), epoch, new ClassLabel(label))
        .orElseThrow(() -> new NothingThere("there is no such batch"));
  }

  @GET
  @Path(BATCH + "/sheet.png")
  @Produces(Pictures.PNG)
  @Operation(summary = "Some of its images, in rows")
  public byte[] sheet(
      @PathParam("study") String study,
      @PathParam("run") String run,
      @PathParam("epoch") int epoch,
      @PathParam("class") String label,
      @QueryParam("first") @DefaultValue("0") int first,
      @QueryParam("count") @DefaultValue("64") int count,
      @QueryParam("columns") @DefaultValue("8") int columns) {
    BatchSynthesized batch = batch(study, run, epoch, label);
    DatasetManifest dataset = records.dataset(batch.dataset());
    return Pictures.synthesized(
        Pictures.sheet(images(batch, dataset), first, count, columns), dataset);
  }

  @GET
  @Path(BATCH + "/images/{index}.png")
  @Produces(Pictures.PNG)
  @Operation(summary = "One of its images")
  public byte[] image(
      @PathParam("study") String study,
      @PathParam("run") String run,
      @PathParam("epoch") int epoch,
      @PathParam("class") String label,
      @PathParam("index") int index) {
    BatchSynthesized batch = batch(study, run, epoch, label);
    DatasetManifest dataset = records.dataset(batch.dataset());
    return Pictures.synthesized(images(batch, dataset).one(index), dataset);
  }

  private StoredImages images(BatchSynthesized batch, DatasetManifest dataset) {
    return new StoredImages(store, batch.shards(), dataset.resolution());
  }
}
