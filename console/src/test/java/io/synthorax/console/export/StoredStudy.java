package io.synthorax.console.export;

import static io.synthorax.console.ExampleStudy.NORMAL;
import static io.synthorax.console.ExampleStudy.RARE;

import io.synthorax.console.ExampleStudy;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.StudyCompleted.Outcome;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.npy.NpyType;
import io.synthorax.imaging.npy.NpyWriter;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts a study with its data set and results into a store: 20 normal images, 6 of the rare class.
 */
public final class StoredStudy {
  static final int NORMAL_IMAGES = 20;
  static final int RARE_IMAGES = 6;
  static final int RARE_GRAY = 200;
  private static final int SIZE = 32;

  private final ObjectStore store;
  private final Path folder;

  public StoredStudy(ObjectStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /** Image i of the batch is gray 100 + i; it comes in two shards, of 12 and of 8. */
  public ExampleStudy withGeneratorForRare() throws IOException {
    ExampleStudy study = running();
    String key = study.checkpoint(RARE, 10).generator().key();
    store.put(key, ExampleStudy.content(key));
    List<Shard> shards = List.of(shard(study, 0, 100, 12), shard(study, 1, 112, 8));
    BatchSynthesized batch = study.batch(RARE, 10, shards);
    select(study, RARE, Optional.of(batch));
    select(study, NORMAL, Optional.empty());
    complete(study);
    return study;
  }

  public ExampleStudy withoutGenerators() {
    ExampleStudy study = running();
    select(study, RARE, Optional.empty());
    select(study, NORMAL, Optional.empty());
    complete(study);
    return study;
  }

  public ExampleStudy running() {
    DatasetManifest manifest = dataset();
    ExampleStudy study = new ExampleStudy(manifest.id(), SIZE, 7);
    store.put(ObjectLayout.request(study.id()), Json.write(study.request()));
    return study;
  }

  /** A picture that a browser can show. */
  public static byte[] picture() {
    return GrayPng.encode(new GrayImage(SIZE, SIZE, image(RARE_GRAY)), GrayPng.Origin.UNMARKED);
  }

  /** A checkpoint whose samples are that picture. */
  public static Checkpoint with(Checkpoint of, byte[] picture) {
    ObjectRef samples = new ObjectRef(of.samples().key(), Json.sha256(picture), picture.length);
    return new Checkpoint(of.epoch(), of.imagesShown(), of.generator(), of.weights(), samples);
  }

  /** The end of a run with a stored curve and one checkpoint. */
  public static TrainingEnded with(TrainingEnded of, ObjectRef curve, Checkpoint checkpoint) {
    return new TrainingEnded(
        of.study(),
        of.run(),
        of.label(),
        of.dataset(),
        of.outcome(),
        of.reason(),
        of.imagesShown(),
        of.trainingSeconds(),
        of.precision(),
        List.of(checkpoint),
        curve,
        of.classes());
  }

  private void select(ExampleStudy study, ClassLabel label, Optional<BatchSynthesized> batch) {
    store.put(ObjectLayout.selection(study.id(), label), Json.write(study.selected(label, batch)));
  }

  private void complete(ExampleStudy study) {
    byte[] html = "<html>report</html>".getBytes(StandardCharsets.UTF_8);
    byte[] json = "{\"schemaVersion\":1}".getBytes(StandardCharsets.UTF_8);
    store.put(ObjectLayout.report(study.id(), "report.html"), html);
    store.put(ObjectLayout.report(study.id(), "report.json"), json);
    store.put(
        ObjectLayout.report(study.id(), "report.csv"),
        "section,of\n".getBytes(StandardCharsets.UTF_8));
    store.put(
        ObjectLayout.completed(study.id()),
        Json.write(study.completed(Outcome.COMPLETED, html, json)));
  }

  private Shard shard(ExampleStudy study, int number, int gray, int count) throws IOException {
    Path file = folder.resolve("batch-" + number + ".npy");
    try (NpyWriter writer = new NpyWriter(file, NpyType.UINT8, SIZE, SIZE)) {
      for (int i = 0; i < count; i++) {
        writer.write(image(gray + i));
      }
    }
    String key = ObjectLayout.batchImages(study.id(), study.run(RARE), RARE, 10, "a", number);
    return new Shard(store.put(key, file), count);
  }

  private DatasetManifest dataset() {
    try {
      Path images = folder.resolve("images.npy");
      Path labels = folder.resolve("labels.npy");
      try (NpyWriter pixels = new NpyWriter(images, NpyType.UINT8, SIZE, SIZE);
          NpyWriter values = new NpyWriter(labels, NpyType.INT64)) {
        for (int i = 0; i < NORMAL_IMAGES + RARE_IMAGES; i++) {
          // The rare images stand among the normal ones.
          boolean rare = i % 4 == 1 && i / 4 < RARE_IMAGES;
          pixels.write(image(rare ? RARE_GRAY : 10));
          values.write(rare ? 1L : 0L);
        }
      }
      return store(images, labels);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private DatasetManifest store(Path images, Path labels) throws IOException {
    int rows = NORMAL_IMAGES + RARE_IMAGES;
    var counts =
        new TreeMap<ClassLabel, ClassCount>(
            Map.of(
                NORMAL, new ClassCount(NORMAL_IMAGES, NORMAL_IMAGES),
                RARE, new ClassCount(RARE_IMAGES, RARE_IMAGES)));
    PartManifest train =
        new PartManifest(
            counts,
            List.of(file("train/images-00000.npy", images, rows)),
            List.of(file("train/labels-00000.npy", labels, rows)),
            List.of());
    DatasetManifest manifest =
        new DatasetManifest(
            "example",
            SIZE,
            true,
            true,
            "given",
            "",
            List.of(NORMAL, RARE),
            new TreeMap<>(Map.of(Part.TRAIN, train)),
            new TreeMap<>());
    store.put(ObjectLayout.datasetManifest(manifest.id()), Json.write(manifest));
    store.put(ObjectLayout.datasetFile(manifest.id(), "train/images-00000.npy"), images);
    store.put(ObjectLayout.datasetFile(manifest.id(), "train/labels-00000.npy"), labels);
    return manifest;
  }

  private static StoredFile file(String name, Path file, int rows) throws IOException {
    byte[] content = Files.readAllBytes(file);
    ObjectRef reference = new ObjectRef(name, Json.sha256(content), content.length);
    return new StoredFile(name, reference.sha256(), reference.bytes(), rows);
  }

  private static byte[] image(int gray) {
    byte[] pixels = new byte[SIZE * SIZE];
    Arrays.fill(pixels, (byte) gray);
    return pixels;
  }
}
