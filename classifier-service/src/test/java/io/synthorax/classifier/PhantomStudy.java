package io.synthorax.classifier;

import io.synthorax.classifier.PhantomDataset.Contents;
import io.synthorax.classifier.PhantomDataset.Flaw;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingSpecification;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.platform.store.ObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A stored study of phantoms at 32 x 32, with everything that comes before the classifiers. */
public final class PhantomStudy {
  public static final ClassLabel NORMAL = new ClassLabel("Normal");
  public static final ClassLabel EFFUSION = new ClassLabel("Pleural_Effusion");
  public static final ClassLabel CARDIOMEGALY = new ClassLabel("Cardiomegaly");
  public static final int RESOLUTION = 32;
  private final ObjectStore store;
  private final Path folder;
  private final PhantomDataset phantoms;
  private final StudyRequest request;

  private PhantomStudy(
      ObjectStore store, Path folder, PhantomDataset phantoms, StudyRequest request) {
    this.store = store;
    this.folder = folder;
    this.phantoms = phantoms;
    this.request = request;
  }

  /** Stores data set and request; the folder is for temporary files. */
  public static PhantomStudy store(ObjectStore store, Path folder, UtilitySpecification utility)
      throws Exception {
    return store(store, folder, utility, Flaw.NONE);
  }

  /** The same with a flawed test part. */
  public static PhantomStudy store(
      ObjectStore store, Path folder, UtilitySpecification utility, Flaw flaw) throws Exception {
    return store(store, folder, utility, Contents.few(flaw));
  }

  /** The same with other contents. */
  public static PhantomStudy store(
      ObjectStore store, Path folder, UtilitySpecification utility, Contents contents)
      throws Exception {
    var phantoms = new PhantomDataset(store, folder, contents);
    var request =
        new StudyRequest(
            phantoms.manifest().id(),
            List.of(NORMAL, EFFUSION, CARDIOMEGALY),
            TrainingSpecification.paper(new Resolution(RESOLUTION), 0.125),
            EvaluationSpecification.standard(),
            utility,
            new Budget.Time(Duration.ofSeconds(5)),
            3,
            Optional.empty(),
            Optional.empty());
    store.put(ObjectLayout.request(request.study()), Json.write(request));
    return new PhantomStudy(store, folder, phantoms, request);
  }

  /** Three steps of four images: enough to run, not to learn. */
  public static UtilitySpecification tiny(int seeds, Composition... compositions) {
    return new UtilitySpecification(List.of(compositions), 4, 3, 4, 1e-3, seeds);
  }

  public StudyId id() {
    return request.study();
  }

  public Study study() {
    return new Study(id(), request, manifest());
  }

  public DatasetId dataset() {
    return manifest().id();
  }

  public DatasetManifest manifest() {
    return phantoms.manifest();
  }

  /** Writes a selection with a batch of uniformly gray images, of which each is one brighter. */
  public GeneratorSelected select(ClassLabel label, int synthesized) throws Exception {
    var images = new ArrayList<GrayImage>();
    for (int i = 0; i < synthesized; i++) {
      images.add(PhantomDataset.gray(i));
    }
    return select(label, images);
  }

  /** Writes a selection with a batch of phantoms of new patients: a perfect generator's. */
  public GeneratorSelected selectPerfect(ClassLabel label, int synthesized) throws Exception {
    var images = new ArrayList<GrayImage>();
    for (int i = 0; i < synthesized; i++) {
      images.add(phantoms.drawNew(label));
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
    ObjectRef samples =
        store.put(
            ObjectLayout.checkpoint(id(), run, 1, "a", "samples.png"),
            GrayPng.encode(PhantomDataset.gray(0), GrayPng.Origin.SYNTHESIZED_FROM_PHANTOMS));
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
