package io.synthorax.evaluator;

import static io.synthorax.evaluator.Fixture.LEFT;
import static io.synthorax.evaluator.Fixture.RIGHT;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.platform.store.ObjectStore;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A data set of drawings in two classes. */
final class DrawnDataset {
  private final Map<String, byte[]> files = new HashMap<>();

  private DrawnDataset() {}

  /** With the given numbers of images of LEFT; RIGHT always has 40, 12 and 20. */
  static DatasetManifest store(ObjectStore store, int train, int validation, int test) {
    DrawnDataset drawn = new DrawnDataset();
    SortedMap<Part, PartManifest> parts = new TreeMap<>();
    parts.put(Part.TRAIN, drawn.part(Part.TRAIN, train, 40, 100));
    parts.put(Part.VALIDATION, drawn.part(Part.VALIDATION, validation, 12, 200));
    parts.put(Part.TEST, drawn.part(Part.TEST, test, 20, 300));
    DatasetManifest manifest =
        new DatasetManifest(
            "drawn", 32, true, true, "given", "", List.of(LEFT, RIGHT), parts, new TreeMap<>());
    store.put(ObjectLayout.datasetManifest(manifest.id()), Json.write(manifest));
    drawn.files.forEach(
        (name, content) -> store.put(ObjectLayout.datasetFile(manifest.id(), name), content));
    return manifest;
  }

  private PartManifest part(Part part, int left, int right, long seed) {
    byte[] pixels = new byte[(left + right) * Drawings.PIXELS];
    ByteBuffer labels = ByteBuffer.allocate(8 * (left + right)).order(ByteOrder.LITTLE_ENDIAN);
    System.arraycopy(Drawings.ofClass(0, left, seed), 0, pixels, 0, left * Drawings.PIXELS);
    System.arraycopy(
        Drawings.ofClass(1, right, seed + 1),
        0,
        pixels,
        left * Drawings.PIXELS,
        right * Drawings.PIXELS);
    for (int i = 0; i < left + right; i++) {
      labels.putLong(i < left ? 0 : 1);
    }
    SortedMap<ClassLabel, ClassCount> counts = new TreeMap<>();
    counts.put(LEFT, new ClassCount(left, left));
    counts.put(RIGHT, new ClassCount(right, right));
    return new PartManifest(
        counts,
        List.of(file(part, "images", NpyBytes.images(pixels), left + right)),
        List.of(file(part, "labels", NpyBytes.longs(labels.array()), left + right)),
        List.of());
  }

  private StoredFile file(Part part, String kind, byte[] content, int count) {
    String name = part.key() + "/" + kind + "-00000.npy";
    files.put(name, content);
    return new StoredFile(name, Json.sha256(content), content.length, count);
  }
}
