package io.synthorax.classifier.composition;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.StoredPart;
import io.synthorax.learning.images.ImageSource;
import io.synthorax.platform.store.ObjectStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The real images of one part of a data set that are of the wanted classes, in the order in which
 * they are stored, each with its class (an index into the wanted classes) and its patient's
 * ordinal.
 */
public final class RealPart implements ImageSource {
  private final Part part;
  private final StoredPart stored;
  private final int[] rows;
  private final int[] labels;

  private RealPart(Part part, StoredPart stored, int[] classOf) {
    this.part = part;
    this.stored = stored;
    this.rows =
        IntStream.range(0, stored.count()).filter(row -> classOf[stored.label(row)] >= 0).toArray();
    this.labels = Arrays.stream(rows).map(row -> classOf[stored.label(row)]).toArray();
  }

  /** Reads the part; arrays that contradict the manifest are a {@link ContractViolation}. */
  public static RealPart read(
      ObjectStore store,
      DatasetId dataset,
      DatasetManifest manifest,
      List<ClassLabel> classes,
      Part part) {
    StoredPart stored =
        StoredPart.read(manifest, part, file -> store.get(reference(dataset, file)));
    int[] classOf = manifest.classes().stream().mapToInt(classes::indexOf).toArray();
    requireKnownLabels(stored, classOf.length);
    return new RealPart(part, stored, classOf);
  }

  private static ObjectRef reference(DatasetId dataset, StoredFile file) {
    return new ObjectRef(
        ObjectLayout.datasetFile(dataset, file.name()), file.sha256(), file.bytes());
  }

  private static void requireKnownLabels(StoredPart stored, int classes) {
    for (int row = 0; row < stored.count(); row++) {
      if (stored.label(row) < 0 || stored.label(row) >= classes) {
        throw new ContractViolation(
            "label %d, the data set has %d classes".formatted(stored.label(row), classes));
      }
    }
  }

  /** Which part these images are of. */
  public Part part() {
    return part;
  }

  /** The class of each image, [images]. */
  public int[] labels() {
    return labels.clone();
  }

  /** The ordinal of each image's patient within the data set, [images]. */
  public int[] patients() {
    return Arrays.stream(rows).map(row -> Math.toIntExact(stored.patient(row))).toArray();
  }

  /** The value of a confounder of each image, positions in its values, [images]. */
  public int[] confounder(int column) {
    return Arrays.stream(rows).map(row -> stored.confounder(row, column)).toArray();
  }

  /** The images of one class, in the order in which they are stored. */
  int[] of(int label) {
    return IntStream.range(0, labels.length).filter(image -> labels[image] == label).toArray();
  }

  @Override
  public int count() {
    return rows.length;
  }

  @Override
  public int resolution() {
    return stored.resolution();
  }

  @Override
  public void copy(int image, byte[] target, int offset) {
    byte[] pixels = stored.image(rows[image]);
    System.arraycopy(pixels, 0, target, offset, pixels.length);
  }
}
