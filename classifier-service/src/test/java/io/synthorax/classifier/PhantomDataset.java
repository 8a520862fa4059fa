package io.synthorax.classifier;

import static io.synthorax.classifier.PhantomStudy.CARDIOMEGALY;
import static io.synthorax.classifier.PhantomStudy.EFFUSION;
import static io.synthorax.classifier.PhantomStudy.NORMAL;
import static io.synthorax.classifier.PhantomStudy.RESOLUTION;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Confounder;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.phantom.PhantomRadiographs;
import io.synthorax.platform.store.ObjectStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stored data set of drawn images, in all three parts; patients are numbered through. */
public final class PhantomDataset {
  private static final int IMAGES_PER_PATIENT = 2;
  private static final PhantomRadiographs PHANTOMS = new PhantomRadiographs(11, RESOLUTION);

  /** The manifest knows a class more than the study, and another order. */
  private static final List<ClassLabel> STORED =
      List.of(CARDIOMEGALY, new ClassLabel("Pneumothorax"), NORMAL, EFFUSION);

  private static final Map<ClassLabel, Integer> TRAIN =
      Map.of(NORMAL, 24, EFFUSION, 10, CARDIOMEGALY, 6, STORED.get(1), 4);

  private final ObjectStore store;
  private final Path folder;
  private final Contents contents;
  private final DatasetManifest manifest;
  private int patients;

  PhantomDataset(ObjectStore store, Path folder, Contents contents) throws Exception {
    this.store = store;
    this.folder = folder;
    this.contents = contents;
    this.manifest = storeDataset();
  }

  /** What makes a test part worthless. */
  public enum Flaw {
    NONE,
    PATIENT_TRAINED_ON,
    IMAGE_TRAINED_ON,
    IMAGE_SYNTHESIZED
  }

  /**
   * How many images there are.
   *
   * @param heldOut of each class, in the validation part and in the test part
   * @param drawing how an image looks
   */
  public record Contents(Map<ClassLabel, Integer> train, int heldOut, Flaw flaw, Drawing drawing) {
    /** A few of each class. */
    static Contents few(Flaw flaw) {
      return new Contents(TRAIN, 8, flaw);
    }

    /** Phantom radiographs. */
    public Contents(Map<ClassLabel, Integer> train, int heldOut, Flaw flaw) {
      this(train, heldOut, flaw, PHANTOMS::draw);
    }
  }

  /** Draws the images of a patient. */
  public interface Drawing {
    GrayImage draw(ClassLabel label, int patient, int image);
  }

  DatasetManifest manifest() {
    return manifest;
  }

  /** An image of a patient of whom there is no other. */
  GrayImage drawNew(ClassLabel label) {
    return contents.drawing.draw(label, ++patients, 0);
  }

  /** Uniformly gray, each index one brighter than the last. */
  static GrayImage gray(int index) {
    byte[] pixels = new byte[RESOLUTION * RESOLUTION];
    Arrays.fill(pixels, (byte) (index + 1));
    return new GrayImage(RESOLUTION, RESOLUTION, pixels);
  }

  private DatasetManifest storeDataset() throws Exception {
    SortedMap<Part, PartManifest> parts = new TreeMap<>();
    for (Part part : Part.values()) {
      var counts = new TreeMap<ClassLabel, Integer>(contents.train);
      if (part != Part.TRAIN) {
        counts.replaceAll((label, count) -> contents.heldOut);
      }
      parts.put(part, storePart(part, counts));
    }
    var stored =
        new DatasetManifest(
            "phantoms",
            RESOLUTION,
            true,
            true,
            "drawn",
            "",
            STORED,
            parts,
            new TreeMap<>(),
            List.of(),
            List.of(new Confounder("view", List.of("AP", "PA"))),
            new TreeMap<>(),
            List.of());
    DatasetId id = stored.id();
    store.put(ObjectLayout.datasetManifest(id), Json.write(stored));
    for (PartManifest part : parts.values()) {
      part.files()
          .forEach(
              file ->
                  store.put(
                      ObjectLayout.datasetFile(id, file.name()), folder.resolve(file.name())));
    }
    return stored;
  }

  private PartManifest storePart(Part part, SortedMap<ClassLabel, Integer> counts)
      throws Exception {
    var images = new ArrayList<GrayImage>();
    var labels = new ArrayList<Long>();
    var ordinals = new ArrayList<Long>();
    var views = new ArrayList<Byte>();
    var classCounts = new TreeMap<ClassLabel, ClassCount>();
    for (var entry : counts.entrySet()) {
      for (int i = 0; i < entry.getValue(); i++) {
        patients += i % IMAGES_PER_PATIENT == 0 ? 1 : 0;
        images.add(contents.drawing.draw(entry.getKey(), patients, i));
        labels.add((long) STORED.indexOf(entry.getKey()));
        ordinals.add((long) patients);
        views.add(view(entry.getKey(), i));
      }
      classCounts.put(
          entry.getKey(), new ClassCount(entry.getValue(), entry.getValue() / IMAGES_PER_PATIENT));
    }
    if (part == Part.TEST) {
      spoil(images, ordinals);
    }
    var arrays = new ArrayFiles(folder);
    return new PartManifest(
        classCounts,
        List.of(arrays.images(part.key() + "/images-00000.npy", images)),
        List.of(arrays.numbers(part.key() + "/labels-00000.npy", labels)),
        List.of(arrays.numbers(part.key() + "/patients-00000.npy", ordinals)),
        List.of(arrays.values(part.key() + "/confounders-00000.npy", views)));
  }

  /** Cardiomegaly is always AP, of every other class half of the images are. */
  private static byte view(ClassLabel label, int image) {
    return (byte) (label.equals(CARDIOMEGALY) ? 0 : image % 2);
  }

  /** Patients are numbered from the training part on; its first image is one of Cardiomegaly. */
  private void spoil(List<GrayImage> images, List<Long> ordinals) throws Exception {
    switch (contents.flaw) {
      case NONE -> {}
      case PATIENT_TRAINED_ON -> ordinals.set(0, 1L);
      case IMAGE_TRAINED_ON -> images.set(0, contents.drawing.draw(CARDIOMEGALY, 1, 0));
      case IMAGE_SYNTHESIZED -> images.set(0, gray(0));
    }
  }
}
