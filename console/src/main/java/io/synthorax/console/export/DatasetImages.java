package io.synthorax.console.export;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Shard;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.platform.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;

/** Single images of a data set, found by part, class and number within both. */
public final class DatasetImages {
  private final ObjectStore store;
  private final DatasetManifest dataset;

  public DatasetImages(ObjectStore store, DatasetManifest dataset) {
    this.store = store;
    this.dataset = dataset;
  }

  /** The images of these numbers, in their order; numbers that there are none of are left out. */
  public List<GrayImage> of(Part part, ClassLabel label, List<Integer> numbers) {
    PartManifest manifest = dataset.parts().get(part);
    if (manifest == null) {
      return List.of();
    }
    List<Integer> rows = rows(manifest, dataset.classes().indexOf(label));
    List<Shard> shards =
        manifest.images().stream().map(file -> new Shard(reference(file), file.count())).toList();
    StoredImages images = new StoredImages(store, shards, dataset.resolution());
    return numbers.stream()
        .filter(number -> number < rows.size())
        .map(number -> images.one(rows.get(number)))
        .toList();
  }

  /** The rows of a class, counted through all shards of the part. */
  private List<Integer> rows(PartManifest part, int value) {
    List<Integer> rows = new ArrayList<>();
    int before = 0;
    for (StoredFile file : part.labels()) {
      long[] labels = NpyArray.of(store.get(reference(file))).longs();
      if (labels.length != file.count()) {
        throw new ContractViolation("a shard's labels are not as many as its manifest says");
      }
      for (int row = 0; row < labels.length; row++) {
        if (labels[row] == value) {
          rows.add(before + row);
        }
      }
      before += labels.length;
    }
    return rows;
  }

  private ObjectRef reference(StoredFile file) {
    String key = ObjectLayout.datasetFile(dataset.id(), file.name());
    return new ObjectRef(key, file.sha256(), file.bytes());
  }
}
