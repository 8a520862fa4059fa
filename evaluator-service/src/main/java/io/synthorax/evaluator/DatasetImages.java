package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.platform.store.ObjectStore;

/** The real images of a data set, read one shard after the other. */
final class DatasetImages {
  private final ObjectStore store;
  private final DatasetId dataset;
  private final DatasetManifest manifest;

  /** A data set that is not stored is a {@link ContractViolation}. */
  DatasetImages(ObjectStore store, DatasetId dataset) {
    this.store = store;
    this.dataset = dataset;
    this.manifest =
        store
            .find(ObjectLayout.datasetManifest(dataset))
            .map(bytes -> Json.read(bytes, DatasetManifest.class))
            .orElseThrow(() -> new ContractViolation("data set " + dataset + " is not stored"));
  }

  /** Receives images in the order in which they are stored. */
  @FunctionalInterface
  interface Visitor {
    /** Pixels (resolution, resolution). */
    void see(ClassLabel label, byte[] pixels);
  }

  DatasetManifest manifest() {
    return manifest;
  }

  /** The number of images of a part. */
  int count(Part part) {
    return manifest.images(part).values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * Shows every image of a part; arrays that do not fit the manifest are a {@link
   * ContractViolation}.
   */
  void forEach(Part part, Visitor visitor) {
    PartManifest files = manifest.parts().get(part);
    if (files == null) {
      return;
    }
    for (int shard = 0; shard < files.images().size(); shard++) {
      NpyArray images = read(files.images().get(shard));
      long[] labels = read(files.labels().get(shard)).longs();
      requireFitting(images, labels);
      for (int row = 0; row < labels.length; row++) {
        visitor.see(label(labels[row]), images.image(row).pixels());
      }
    }
  }

  private NpyArray read(StoredFile file) {
    String key = ObjectLayout.datasetFile(dataset, file.name());
    return NpyArray.of(store.get(new ObjectRef(key, file.sha256(), file.bytes())));
  }

  private void requireFitting(NpyArray images, long[] labels) {
    int[] shape = images.shape();
    boolean fits =
        shape.length == 3
            && shape[0] == labels.length
            && shape[1] == manifest.resolution()
            && shape[2] == manifest.resolution();
    if (!fits) {
      throw new ContractViolation(
          "data set %s: images of shape %s with %d labels at resolution %d"
              .formatted(
                  dataset, java.util.Arrays.toString(shape), labels.length, manifest.resolution()));
    }
  }

  private ClassLabel label(long index) {
    if (index < 0 || index >= manifest.classes().size()) {
      throw new ContractViolation(
          "data set %s: label %d of %d classes"
              .formatted(dataset, index, manifest.classes().size()));
    }
    return manifest.classes().get((int) index);
  }
}
