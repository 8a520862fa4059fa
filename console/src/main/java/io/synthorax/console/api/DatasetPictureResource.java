package io.synthorax.console.api;

import io.synthorax.console.NothingThere;
import io.synthorax.console.RequestRefused;
import io.synthorax.console.export.DatasetImages;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.console.view.StudyPaths;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.ContactSheet;
import io.synthorax.platform.store.ObjectStore;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the images of a data set look like. */
@Path(StudyPaths.API + "/datasets/{dataset}/samples")
@Tag(name = "Data sets")
public class DatasetPictureResource {
  private static final int GAP = 2;

  private final StudyRecords records;
  private final ObjectStore store;

  DatasetPictureResource(StudyRecords records, ObjectStore store) {
    this.records = records;
    this.store = store;
  }

  @GET
  @Path("{part}/{class}.png")
  @Produces(Pictures.PNG)
  @Operation(summary = "The first images of a class in a part: train, validation or test")
  public byte[] samples(
      @PathParam("dataset") String dataset,
      @PathParam("part") String part,
      @PathParam("class") String label,
      @QueryParam("count") @DefaultValue("8") int count,
      @QueryParam("columns") @DefaultValue("8") int columns) {
    Pictures.requireFew(count);
    Pictures.requireFew(columns);
    DatasetManifest manifest = records.dataset(new DatasetId(dataset));
    List<GrayImage> images =
        new DatasetImages(store, manifest)
            .of(part(part), new ClassLabel(label), IntStream.range(0, count).boxed().toList());
    if (images.isEmpty()) {
      throw new NothingThere("there is no image of " + label + " in " + part);
    }
    return Pictures.real(new ContactSheet(columns, GAP).of(images), manifest);
  }

  private static Part part(String name) {
    return Arrays.stream(Part.values())
        .filter(part -> part.key().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new RequestRefused("part is " + name, "part", "train, validation or test"));
  }
}
