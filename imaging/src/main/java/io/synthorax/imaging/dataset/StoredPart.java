package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Confounder;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.DatasetManifest.StoredFile;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.npy.NpyArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * One part of a stored data set, read back into memory: image i is uint8 [resolution, resolution],
 * with its label as an index into the manifest's classes, its patient as an ordinal within the data
 * set, and the values of the confounders, if the data set has any.
 */
public final class StoredPart {
  private final int resolution;
  private final List<byte[]> images = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final List<Long> patients = new ArrayList<>();
  private final List<byte[]> confounders = new ArrayList<>();

  private StoredPart(int resolution) {
    this.resolution = resolution;
  }

  /**
   * Reads every class of a part.
   *
   * @param content gives the verified bytes of a file of the data set
   */
  public static StoredPart read(
      DatasetManifest manifest, Part part, Function<StoredFile, byte[]> content) {
    return read(manifest, part, label -> true, content);
  }

  /** Reads one class of a part; the other classes' images are not kept. */
  public static StoredPart read(
      DatasetManifest manifest, Part part, ClassLabel only, Function<StoredFile, byte[]> content) {
    int wanted = manifest.classes().indexOf(only);
    return read(manifest, part, label -> label == wanted, content);
  }

  private static StoredPart read(
      DatasetManifest manifest,
      Part part,
      IntPredicate wanted,
      Function<StoredFile, byte[]> content) {
    StoredPart read = new StoredPart(manifest.resolution());
    PartManifest files = manifest.parts().get(part);
    if (files == null) {
      return read;
    }
    for (int shard = 0; shard < files.images().size(); shard++) {
      read.add(
          NpyArray.of(content.apply(files.images().get(shard))),
          NpyArray.of(content.apply(files.labels().get(shard))).longs(),
          NpyArray.of(content.apply(files.patients().get(shard))).longs(),
          files.confounders().isEmpty()
              ? new byte[0]
              : NpyArray.of(content.apply(files.confounders().get(shard))).bytes(),
          wanted);
    }
    return read;
  }

  private void add(
      NpyArray pixels,
      long[] shardLabels,
      long[] shardPatients,
      byte[] shardConfounders,
      IntPredicate wanted) {
    if (pixels.rows() != shardLabels.length || shardLabels.length != shardPatients.length) {
      throw new ContractViolation(
          "a shard has %d images, %d labels and %d patients"
              .formatted(pixels.rows(), shardLabels.length, shardPatients.length));
    }
    int columns = shardLabels.length == 0 ? 0 : shardConfounders.length / shardLabels.length;
    if (columns * shardLabels.length != shardConfounders.length) {
      throw new ContractViolation(
          "a shard has %d images and %d values of confounders"
              .formatted(shardLabels.length, shardConfounders.length));
    }
    for (int i = 0; i < shardLabels.length; i++) {
      int label = Math.toIntExact(shardLabels[i]);
      if (wanted.test(label)) {
        images.add(pixels.image(i).pixels());
        labels.add(label);
        patients.add(shardPatients[i]);
        confounders.add(Arrays.copyOfRange(shardConfounders, i * columns, (i + 1) * columns));
      }
    }
  }

  /** How many images there are. */
  public int count() {
    return images.size();
  }

  /** Height and width in pixels. */
  public int resolution() {
    return resolution;
  }

  /** The pixels of an image, row by row; not a copy. */
  public byte[] image(int index) {
    return images.get(index);
  }

  /** The class of an image, as an index into the manifest's classes. */
  public int label(int index) {
    return labels.get(index);
  }

  /** The patient of an image: an ordinal within the data set, no identity. */
  public long patient(int index) {
    return patients.get(index);
  }

  /** The value of a confounder of an image, as an index into {@link Confounder#values}. */
  public int confounder(int index, int column) {
    return Byte.toUnsignedInt(confounders.get(index)[column]);
  }
}
