package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.npy.NpyType;
import io.synthorax.imaging.npy.NpyWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Writes one part's shards, parallel arrays each, and counts what went in. */
final class PartWriter implements Closeable {
  private final Path staging;
  private final Part part;
  private final int shardRows;
  private final List<StoredFile> images = new ArrayList<>();
  private final List<StoredFile> labels = new ArrayList<>();
  private final List<StoredFile> patients = new ArrayList<>();
  private final List<StoredFile> confounders = new ArrayList<>();
  private final int confounderCount;
  private final List<ClassLabel> classes;
  private final int[] imagesOfClass;
  private final List<BitSet> patientsOfClass = new ArrayList<>();
  private final List<PixelDeviation> deviations = new ArrayList<>();
  private OpenShard shard;

  /** Without confounders their array is null. */
  private record OpenShard(
      NpyWriter images, NpyWriter labels, NpyWriter patients, NpyWriter confounders) {}

  PartWriter(
      Path staging, Part part, List<ClassLabel> classes, int confounderCount, int shardRows) {
    this.staging = staging;
    this.part = part;
    this.classes = classes;
    this.confounderCount = confounderCount;
    this.shardRows = shardRows;
    this.imagesOfClass = new int[classes.size()];
    classes.forEach(label -> patientsOfClass.add(new BitSet()));
    classes.forEach(label -> deviations.add(new PixelDeviation()));
  }

  void add(GrayImage image, int label, int patient, byte[] confounded) throws IOException {
    if (shard == null) {
      shard = openShard(image);
    }
    shard.images.write(image.pixels());
    shard.labels.write((long) label);
    shard.patients.write((long) patient);
    if (confounderCount > 0) {
      shard.confounders.write(confounded);
    }
    imagesOfClass[label]++;
    patientsOfClass.get(label).set(patient);
    deviations.get(label).add(image);
    if (shard.labels.rows() == shardRows) {
      endShard();
    }
  }

  /** Ends the last shard and describes the part. */
  PartManifest manifest() throws IOException {
    endShard();
    var counts = new TreeMap<ClassLabel, ClassCount>();
    for (int i = 0; i < classes.size(); i++) {
      counts.put(
          classes.get(i), new ClassCount(imagesOfClass[i], patientsOfClass.get(i).cardinality()));
    }
    return new PartManifest(
        counts,
        List.copyOf(images),
        List.copyOf(labels),
        List.copyOf(patients),
        List.copyOf(confounders));
  }

  /** The classes whose images are nearly all the same. */
  List<ClassLabel> uniform() {
    return IntStream.range(0, classes.size())
        .filter(label -> deviations.get(label).isBelow(DatasetManifest.UNIFORM_BELOW))
        .mapToObj(classes::get)
        .toList();
  }

  /** Ends the last shard's files; what is in them is not described. */
  @Override
  public void close() throws IOException {
    OpenShard open = shard;
    shard = null;
    if (open != null) {
      try (open.images;
          open.labels;
          open.patients;
          open.confounders) {
        return;
      }
    }
  }

  private void endShard() throws IOException {
    if (shard == null) {
      return;
    }
    int rows = shard.labels.rows();
    int number = images.size();
    close();
    images.add(StagedFile.describe(staging, name("images", number), rows));
    labels.add(StagedFile.describe(staging, name("labels", number), rows));
    patients.add(StagedFile.describe(staging, name("patients", number), rows));
    if (confounderCount > 0) {
      confounders.add(StagedFile.describe(staging, name("confounders", number), rows));
    }
  }

  private OpenShard openShard(GrayImage image) throws IOException {
    Files.createDirectories(staging.resolve(part.key()));
    int number = images.size();
    return new OpenShard(
        new NpyWriter(
            staging.resolve(name("images", number)), NpyType.UINT8, image.height(), image.width()),
        new NpyWriter(staging.resolve(name("labels", number)), NpyType.INT64),
        new NpyWriter(staging.resolve(name("patients", number)), NpyType.INT64),
        confounderCount == 0
            ? null
            : new NpyWriter(
                staging.resolve(name("confounders", number)), NpyType.UINT8, confounderCount));
  }

  private String name(String array, int number) {
    return "%s/%s-%05d.npy".formatted(part.key(), array, number);
  }
}
