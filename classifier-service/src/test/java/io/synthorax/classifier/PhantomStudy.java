package io.synthorax.classifier;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Confounder;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.phantom.PhantomRadiographs;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.platform.store.ObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stored study of phantoms at 32 x 32, with everything that comes before the classifiers. */
public final class PhantomStudy {
  public static final ClassLabel NORMAL = new ClassLabel("Normal");
  public static final ClassLabel EFFUSION = new ClassLabel("Pleural_Effusion");
  public static final ClassLabel CARDIOMEGALY = new ClassLabel("Cardiomegaly");
  public static final int RESOLUTION = 32;
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
  private int patients;
  private StudyRequest request;
  private DatasetManifest manifest;

  private PhantomStudy(ObjectStore store, Path folder, Contents contents) {
    this.store = store;
    this.folder = folder;
    this.contents = contents;
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
    /** Phantom radiographs. */
    public Contents(Map<ClassLabel, Integer> train, int heldOut, Flaw flaw) {
      this(train, heldOut, flaw, PHANTOMS::draw);
    }
  }

  /** Draws the images of a patient. */
  public interface Drawing {
    GrayImage draw(ClassLabel label, int patient, int image);
  }

  /** Stores data set and request; the folder is for temporary files. */
  public static PhantomStudy store(ObjectStore store, Path folder, UtilitySpecification utility)
      throws Exception {
    return store(store, folder, utility, Flaw.NONE);
  }

  /** The same with a flawed test part. */
  public static PhantomStudy store(
      ObjectStore store, Path folder, UtilitySpecification utility, Flaw flaw) throws Exception {
    return store(store, folder, utility, new Contents(TRAIN, 4, flaw));
  }

  /** The same with other contents. */
  public static PhantomStudy store(
      ObjectStore store, Path folder, UtilitySpecification utility, Contents contents)
      throws Exception {
    var study = new PhantomStudy(store, folder, contents);
    study.storeDataset();
    study.request =
        new StudyRequest(
            study.manifest.id(),
            List.of(NORMAL, EFFUSION, CARDIOMEGALY),
            TrainingSpecification.paper(new Resolution(RESOLUTION), 0.125),
            EvaluationSpecification.standard(),
            utility,
            new Budget.Time(Duration.ofSeconds(5)),
            3,
            Optional.empty(),
            Optional.empty());
    store.put(ObjectLayout.request(study.id()), Json.write(study.request));
    return study;
  }

  /** Three steps of four images: enough to run, not to learn. */
  public static UtilitySpecification tiny(int seeds, Composition... compositions) {
    return new UtilitySpecification(List.of(compositions), 4, 3, 4, 1e-3, seeds);
  }

  public StudyId id() {
    return request.study();
  }

  public Study study() {
    return new Study(id(), request, manifest);
  }

  public DatasetId dataset() {
    return manifest.id();
  }

  public DatasetManifest manifest() {
    return manifest;
  }

  private void storeDataset() throws Exception {
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
    manifest = stored;
    DatasetId id = stored.id();
    store.put(ObjectLayout.datasetManifest(id), Json.write(stored));
    for (PartManifest part : parts.values()) {
      part.files()
          .forEach(
              file ->
                  store.put(
                      ObjectLayout.datasetFile(id, file.name()), folder.resolve(file.name())));
    }
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

  private static GrayImage gray(int index) {
    byte[] pixels = new byte[RESOLUTION * RESOLUTION];
    Arrays.fill(pixels, (byte) (index + 1));
    return new GrayImage(RESOLUTION, RESOLUTION, pixels);
  }

  /** Writes a selection with a batch of uniformly gray images, of which each is one brighter. */
  public GeneratorSelected select(ClassLabel label, int synthesized) throws Exception {
    var images = new ArrayList<GrayImage>();
    for (int i = 0; i < synthesized; i++) {
      images.add(gray(i));
    }
    return select(label, images);
  }

  /** Writes a selection with a batch of phantoms of new patients: a perfect generator's. */
  public GeneratorSelected selectPerfect(ClassLabel label, int synthesized) throws Exception {
    var images = new ArrayList<GrayImage>();
    for (int i = 0; i < synthesized; i++) {
      images.add(contents.drawing.draw(label, ++patients, 0));
    }
    return select(label, images);
  }

  private GeneratorSelected select(ClassLabel label, List<GrayImage> images) throws Exception {
    Checkpoint checkpoint = trained(label);
    RunId run = new RunId(label.value());
    String name = "batch-" + label + ".npy";
    new ArrayFiles(folder).images(name, images);
    ObjectRef array =
        store.put(
            ObjectLayout.batchImages(id(), run, label, checkpoint.epoch(), "a", 0),
            folder.resolve(name));
    var batch =
        new BatchSynthesized(
            id(),
            run,
            label,
            dataset(),
            checkpoint,
            5,
            0,
            images.size(),
            List.of(new Shard(array, images.size())),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return write(label, Optional.of(batch), "the only checkpoint");
  }

  /** Writes a selection without a generator. */
  public GeneratorSelected selectNone(ClassLabel label) {
    return write(label, Optional.empty(), "the run diverged");
  }

  private GeneratorSelected write(
      ClassLabel label, Optional<BatchSynthesized> batch, String reason) {
    var selected =
        new GeneratorSelected(id(), label, dataset(), batch, reason, "the rule", List.of());
    store.put(ObjectLayout.selection(id(), label), Json.write(selected));
    return selected;
  }

  private Checkpoint trained(ClassLabel label) {
    RunId run = new RunId(label.value());
    byte[] gray = new byte[RESOLUTION * RESOLUTION];
    ObjectRef samples =
        store.put(
            ObjectLayout.checkpoint(id(), run, 1, "a", "samples.png"),
            GrayPng.encode(
                new GrayImage(RESOLUTION, RESOLUTION, gray),
                GrayPng.Origin.SYNTHESIZED_FROM_PHANTOMS));
    var checkpoint = new Checkpoint(1, 1024, samples, samples, samples);
    var epoch =
        new EpochFinished(
            id(),
            run,
            Optional.of(label),
            dataset(),
            1,
            1024,
            1.2,
            0.8,
            0.6,
            0.4,
            100,
            1,
            0,
            24,
            Optional.of(checkpoint),
            OptionalDouble.of(0.9),
            List.of());
    ObjectRef curve = store.put(ObjectLayout.curve(id(), run, "a"), Json.write(List.of(epoch)));
    var ended =
        new TrainingEnded(
            id(),
            run,
            Optional.of(label),
            dataset(),
            TrainingEnded.Outcome.COMPLETED,
            Optional.empty(),
            1024,
            5,
            "FLOAT32",
            List.of(checkpoint),
            curve,
            List.of());
    store.put(ObjectLayout.training(id(), run), Json.write(ended));
    var evaluation =
        new MetricsComputed(
            id(),
            dataset(),
            new MetricsComputed.OfCheckpoint(run, label, 1),
            List.of(Figure.of("kd-autoencoder-validation", 0.5, 4, 3)),
            List.of(),
            Optional.empty());
    store.put(ObjectLayout.evaluation(id(), run, label, 1), Json.write(evaluation));
    return checkpoint;
  }
}
