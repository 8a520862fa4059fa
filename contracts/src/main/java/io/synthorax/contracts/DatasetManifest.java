package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An immutable data set: 8-bit gray images at one square resolution, split by patient. Its id is
 * the hash of this manifest. Files are named relative to the data set's prefix ({@link
 * ObjectLayout#datasetFile}).
 *
 * @param resolution height and width in pixels
 * @param phantom whether the images are drawn, not real
 * @param patientsKnown false if there were no patient ids and the split is by image
 * @param splitRule in words: given, or by which keyed hash
 * @param licence of the images as the user gave it, or empty
 * @param classes in the order of the label values stored in the label arrays
 * @param skipped number of left-out scans by reason
 * @param uniform classes whose training images are nearly all the same; normally none, and absent
 * @param confounders columns that were named as such, in the order of the confounder arrays; absent
 *     if there are none
 * @param warnings number of scans that were taken and should be looked at, by reason; absent if
 *     none
 * @param notes how the labels were read, in sentences without names; absent if there is nothing to
 *     say
 */
public record DatasetManifest(
    String name,
    int resolution,
    boolean phantom,
    boolean patientsKnown,
    String splitRule,
    String licence,
    List<ClassLabel> classes,
    SortedMap<Part, PartManifest> parts,
    SortedMap<String, Integer> skipped,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ClassLabel> uniform,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Confounder> confounders,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Integer> warnings,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {

  /**
   * Images whose pixels deviate less than that on average, in gray values, are nearly all the same:
   * one image that was scanned or stored again and again.
   */
  public static final double UNIFORM_BELOW = 2;

  public DatasetManifest {
    uniform = uniform == null ? List.of() : List.copyOf(uniform);
    confounders = confounders == null ? List.of() : List.copyOf(confounders);
    warnings =
        Collections.unmodifiableSortedMap(
            warnings == null ? new TreeMap<>() : new TreeMap<>(warnings));
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /** A data set without anything to remark. */
  public DatasetManifest(
      String name,
      int resolution,
      boolean phantom,
      boolean patientsKnown,
      String splitRule,
      String licence,
      List<ClassLabel> classes,
      SortedMap<Part, PartManifest> parts,
      SortedMap<String, Integer> skipped) {
    this(
        name,
        resolution,
        phantom,
        patientsKnown,
        splitRule,
        licence,
        classes,
        parts,
        skipped,
        List.of(),
        List.of(),
        new TreeMap<>(),
        List.of());
  }

  /**
   * One part: for each class its counts, and the shards, of which the lists are parallel.
   *
   * @param confounders uint8 [n, confounders], positions in {@link Confounder#values}; absent if
   *     the data set has none
   */
  public record PartManifest(
      SortedMap<ClassLabel, ClassCount> counts,
      List<StoredFile> images,
      List<StoredFile> labels,
      List<StoredFile> patients,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StoredFile> confounders) {
    public PartManifest {
      confounders = confounders == null ? List.of() : List.copyOf(confounders);
    }

    /** A part without confounders. */
    public PartManifest(
        SortedMap<ClassLabel, ClassCount> counts,
        List<StoredFile> images,
        List<StoredFile> labels,
        List<StoredFile> patients) {
      this(counts, images, labels, patients, List.of());
    }

    /** Every file of the part. */
    public Stream<StoredFile> files() {
      return Stream.of(images, labels, patients, confounders).flatMap(List::stream);
    }
  }

  /** Images of a class, and the patients that they are of. */
  public record ClassCount(int images, int patients) {}

  /**
   * A file of the data set.
   *
   * @param name relative to the data set's prefix, such as {@code train/images-00000.npy}
   * @param count rows of the array
   */
  public record StoredFile(String name, String sha256, long bytes, int count) {}

  /** The id: the first 16 hexadecimal digits of the SHA-256 of the manifest's JSON. */
  public DatasetId id() {
    return new DatasetId("d" + Json.hash(this).substring(0, 16));
  }

  /** The number of images of a class in a part. */
  public int images(Part part, ClassLabel label) {
    PartManifest manifest = parts.get(part);
    ClassCount count = manifest == null ? null : manifest.counts().get(label);
    return count == null ? 0 : count.images();
  }

  /** The number of patients of a part; one with images of several classes counts in each. */
  public int patients(Part part) {
    PartManifest manifest = parts.get(part);
    return manifest == null
        ? 0
        : manifest.counts().values().stream().mapToInt(ClassCount::patients).sum();
  }

  /** The number of images of each class in a part, in the order of {@link #classes}. */
  public Map<ClassLabel, Integer> images(Part part) {
    var counts = new java.util.LinkedHashMap<ClassLabel, Integer>();
    classes.forEach(label -> counts.put(label, images(part, label)));
    return counts;
  }
}
