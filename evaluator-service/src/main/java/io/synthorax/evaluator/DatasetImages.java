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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /**
   * The patient of every image of a part that {@link FeatureExtraction} keeps, by class, in the
   * same order: ordinals within the data set. Of a part that names no patients every image is one.
   */
  Map<ClassLabel, int[]> patients(Part part, int largestClass) {
    Map<ClassLabel, EvenChoice> choices = new LinkedHashMap<>();
    Map<ClassLabel, List<Integer>> kept = new LinkedHashMap<>();
    Map<ClassLabel, Integer> seen = new LinkedHashMap<>();
    manifest
        .images(part)
        .forEach(
            (label, total) -> {
              choices.put(label, EvenChoice.of(total, largestClass));
              kept.put(label, new ArrayList<>());
            });
    PartManifest files = manifest.parts().get(part);
    int row = 0;
    for (int shard = 0; files != null && shard < files.labels().size(); shard++) {
      long[] labels = read(files.labels().get(shard)).longs();
      boolean known = shard < files.patients().size();
      long[] patients = known ? read(files.patients().get(shard)).longs() : new long[0];
      for (int at = 0; at < labels.length; at++, row++) {
        ClassLabel label = label(labels[at]);
        if (choices.get(label).takes(seen.merge(label, 1, Integer::sum) - 1)) {
          kept.get(label).add(known ? Math.toIntExact(patients[at]) : row);
        }
      }
    }
    Map<ClassLabel, int[]> ordinals = new LinkedHashMap<>();
    kept.forEach((label, all) -> ordinals.put(label, all.stream().mapToInt(i -> i).toArray()));
    return ordinals;
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
