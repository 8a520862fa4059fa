package io.synthorax.console.export;

import io.synthorax.console.export.StudyExport.Source;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.imaging.png.GrayPng.Origin;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Composition BG as files: all real training images of the study's classes, and every class filled
 * up to the largest with the first images of its batch. Real images are numbered anew.
 */
final class BalancedSet {
  static final String PHANTOM_MARK = "PHANTOM.txt";
  static final String PHANTOM_TEXT =
      "These images are drawn phantoms, or synthesized from them. They show no person.\n";

  private static final String FOLDER = "balanced/";
  private static final String HEADER = "file,label,split,provenance\n";

  private final ObjectStore store;
  private final Source source;
  private final StringBuilder table = new StringBuilder(HEADER);

  BalancedSet(ObjectStore store, Source source) {
    this.store = store;
    this.source = source;
  }

  void write(ResultZip zip) throws IOException {
    Map<ClassLabel, Integer> real = real(zip);
    SynthesizedImages images = new SynthesizedImages(store, source);
    for (Map.Entry<ClassLabel, Composition.Counts> wanted :
        Composition.BG.wanted(real).entrySet()) {
      ClassLabel label = wanted.getKey();
      if (source.batch(label).isPresent() && wanted.getValue().synthesized() > 0) {
        images.each(
            source.batch(label).get(),
            wanted.getValue().synthesized(),
            (index, png) -> add(zip, label, "synthesized", index, png));
      }
    }
    zip.add(FOLDER + "labels.csv", table.toString());
    if (source.dataset().phantom()) {
      zip.add(FOLDER + PHANTOM_MARK, PHANTOM_TEXT);
    }
  }

  /** Writes the real training images and returns their number per class. */
  private Map<ClassLabel, Integer> real(ResultZip zip) throws IOException {
    Map<ClassLabel, Integer> counts = new LinkedHashMap<>();
    source.request().classes().forEach(label -> counts.put(label, 0));
    PartManifest train = source.dataset().parts().get(Part.TRAIN);
    for (int i = 0; i < train.images().size(); i++) {
      long[] labels = labels(train.labels().get(i));
      StoredFile shard = train.images().get(i);
      if (labels.length != shard.count()) {
        throw new ContractViolation("a shard's labels and images differ in number");
      }
      ShardImages.each(
          store,
          reference(shard),
          shard.count(),
          source.dataset().resolution(),
          (row, image) -> addReal(zip, counts, labels[row], image));
    }
    return counts;
  }

  private void addReal(ResultZip zip, Map<ClassLabel, Integer> counts, long value, GrayImage image)
      throws IOException {
    ClassLabel label = source.dataset().classes().get((int) value);
    if (!counts.containsKey(label)) {
      return;
    }
    Origin origin = source.dataset().phantom() ? Origin.PHANTOM : Origin.UNMARKED;
    int index = counts.merge(label, 1, Integer::sum) - 1;
    add(zip, label, "real", index, GrayPng.encode(image, origin));
  }

  private void add(ResultZip zip, ClassLabel label, String provenance, long index, byte[] png)
      throws IOException {
    String file = "train/%s/%s-%05d.png".formatted(label, provenance, index);
    zip.add(FOLDER + file, png);
    table.append(file).append(',').append(label).append(",train,").append(provenance).append('\n');
  }

  private long[] labels(StoredFile file) {
    return NpyArray.of(store.get(reference(file))).longs();
  }

  private ObjectRef reference(StoredFile file) {
    String key = ObjectLayout.datasetFile(source.request().dataset(), file.name());
    return new ObjectRef(key, file.sha256(), file.bytes());
  }
}
