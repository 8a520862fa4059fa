package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import io.synthorax.imaging.scan.ScanReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Converts a listing into shards of at most 4,096 images below a staging folder, {@code
 * {part}/images-00000.npy} uint8 [n, h, w], {@code labels-} int64 [n] (positions in the manifest's
 * classes), {@code patients-} int64 [n] (anonymous numbers of the patients within the data set)
 * and, where confounders are named, {@code confounders-} uint8 [n, confounders], and returns their
 * manifest, which is not written. The split is made first. Scans stream: heap does not grow with
 * their number. Of scans with equal pixels and label the first is kept, the others are counted as
 * skipped; equal pixels with different labels are refused. Throws {@link IntakeException}, or an
 * IOException where the staging folder cannot be written; what was written is then deleted.
 */
public final class DatasetBuilder {
  /** Images per shard. */
  public static final int SHARD_ROWS = 4096;

  /** Readers take a shard into memory whole. */
  private static final int SHARD_BYTES = 64 << 20;

  /** The reason under which left-out copies are counted. */
  public static final String DUPLICATE = "duplicate";

  /** Copies of a scan of another part: had they been kept, the split would have leaked. */
  public static final String DUPLICATE_ACROSS_PARTS = "duplicate-in-another-part";

  private static final String ALLOWED_SCAN =
      "a whole PNG, JPEG or DICOM file, or leaving unreadable scans out";

  /** Is told how far the conversion is. */
  public interface Progress {
    void scans(int done, int total);
  }

  private final DatasetOrder order;
  private final Path staging;
  private final int shardRows;

  /** Stages into a folder that has no parts yet; it is created if absent. */
  public DatasetBuilder(DatasetOrder order, Path staging) {
    this(
        order,
        staging,
        Math.min(SHARD_ROWS, SHARD_BYTES / (order.resolution() * order.resolution())));
  }

  DatasetBuilder(DatasetOrder order, Path staging, int shardRows) {
    this.order = order;
    this.staging = staging;
    this.shardRows = shardRows;
  }

  /** Reads, converts and stages every scan of the listing. */
  public DatasetManifest build(Listing listing, Progress progress)
      throws IOException, InterruptedException {
    PatientSplit split = new PatientSplit(listing, order.split());
    ConfounderColumns confounders = ConfounderColumns.of(listing, order.confounders());
    StagingFolder folder = new StagingFolder(staging);
    boolean complete = false;
    try (Conversion conversion =
        new Conversion(
            listing, split, confounders, staging, shardRows, order.skipUnreadable(), progress)) {
      new ScanPipeline(listing, new ScanReader(order.resolution())).run(conversion);
      var parts = conversion.manifests();
      requireEveryClass(listing, parts, conversion.skipped());
      complete = true;
      return manifest(listing, split, confounders, parts, conversion);
    } finally {
      if (!complete) {
        folder.clear();
      }
    }
  }

  static IntakeException unreadable(Listing listing, LabelledScan entry, String why) {
    return new IntakeException(
        Problem.SCAN_UNREADABLE, listing.place(entry, "file"), entry.file(), why, ALLOWED_SCAN);
  }

  private DatasetManifest manifest(
      Listing listing,
      PatientSplit split,
      ConfounderColumns confounders,
      SortedMap<Part, PartManifest> parts,
      Conversion conversion) {
    return new DatasetManifest(
        order.name(),
        order.resolution(),
        listing.phantom(),
        listing.patientsKnown(),
        split.describe(),
        order.licence(),
        listing.classes(),
        parts,
        new TreeMap<>(conversion.skipped()),
        conversion.uniform(),
        confounders.described(),
        conversion.warnings(),
        listing.notes());
  }

  private static void requireEveryClass(
      Listing listing, SortedMap<Part, PartManifest> parts, SortedMap<String, Integer> skipped) {
    List<ClassLabel> classes = listing.classes();
    for (Part part : Part.values()) {
      for (ClassLabel label : classes) {
        if (parts.get(part).counts().get(label).images() == 0) {
          throw new IntakeException(
              Problem.CLASS_NOT_IN_PART,
              Place.of(listing.table()),
              label + " in " + part.key(),
              "left out were " + skipped + copies(skipped),
              "a scan of every class in every part");
        }
      }
    }
  }

  private static String copies(SortedMap<String, Integer> skipped) {
    return skipped.containsKey(DUPLICATE) || skipped.containsKey(DUPLICATE_ACROSS_PARTS)
        ? "; of scans with equal pixels, which are one scan, the first is kept"
        : "";
  }
}
