package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import io.synthorax.imaging.scan.Scan;
import io.synthorax.imaging.scan.Scan.ContentKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Takes decoded scans in order, leaves out copies, and puts each into its part. */
final class Conversion implements ScanPipeline.Sink, Closeable {
  private final Listing listing;
  private final PatientSplit split;
  private final ConfounderColumns confounders;
  private final boolean skipUnreadable;
  private final DatasetBuilder.Progress progress;
  private final Map<Part, PartWriter> parts = new EnumMap<>(Part.class);
  private final Map<ContentKey, LabelledScan> seen = new HashMap<>();
  private final SortedMap<String, Integer> skipped;
  private final SortedMap<String, Integer> warnings = new TreeMap<>();
  private int done;

  Conversion(
      Listing listing,
      PatientSplit split,
      ConfounderColumns confounders,
      Path staging,
      int shardRows,
      boolean skipUnreadable,
      DatasetBuilder.Progress progress) {
    this.listing = listing;
    this.split = split;
    this.confounders = confounders;
    this.skipUnreadable = skipUnreadable;
    this.progress = progress;
    this.skipped = new TreeMap<>(listing.leftOut());
    for (Part part : Part.values()) {
      parts.put(
          part, new PartWriter(staging, part, listing.classes(), confounders.count(), shardRows));
    }
  }

  @Override
  public void decoded(LabelledScan entry, Scan scan) throws IOException {
    LabelledScan first = seen.putIfAbsent(scan.content(), entry);
    if (first == null) {
      int label = listing.classes().indexOf(entry.label());
      parts
          .get(split.part(entry))
          .add(scan.image(), label, split.ordinal(entry), confounders.of(entry));
      scan.warnings().forEach(warning -> warnings.merge(warning.key(), 1, Integer::sum));
    } else {
      skipped.merge(copy(first, entry), 1, Integer::sum);
    }
    progress.scans(++done, listing.scans().size());
  }

  /** The reason why a copy is left out; one with another label is refused, as one must be wrong. */
  private String copy(LabelledScan first, LabelledScan copy) {
    if (!first.label().equals(copy.label())) {
      throw new IntakeException(
          Problem.LABELS_CONTRADICT,
          listing.place(copy, "label"),
          copy.file() + " is the same image as " + first.file(),
          copy.label() + " and " + first.label(),
          "one label for scans with equal pixels");
    }
    return split.part(first) == split.part(copy)
        ? DatasetBuilder.DUPLICATE
        : DatasetBuilder.DUPLICATE_ACROSS_PARTS;
  }

  @Override
  public void unreadable(LabelledScan entry, UnreadableScan why) {
    if (!skipUnreadable) {
      throw DatasetBuilder.unreadable(listing, entry, why.getMessage());
    }
    skipped.merge(why.reason().key(), 1, Integer::sum);
    progress.scans(++done, listing.scans().size());
  }

  /** How many scans were left out, by reason. */
  SortedMap<String, Integer> skipped() {
    return Collections.unmodifiableSortedMap(skipped);
  }

  /** How many scans should be looked at, by reason. */
  SortedMap<String, Integer> warnings() {
    return Collections.unmodifiableSortedMap(warnings);
  }

  SortedMap<Part, PartManifest> manifests() throws IOException {
    SortedMap<Part, PartManifest> manifests = new TreeMap<>();
    for (Map.Entry<Part, PartWriter> part : parts.entrySet()) {
      manifests.put(part.getKey(), part.getValue().manifest());
    }
    return manifests;
  }

  /** The classes whose training images are nearly all the same. */
  List<ClassLabel> uniform() {
    return parts.get(Part.TRAIN).uniform();
  }

  @Override
  public void close() throws IOException {
    for (PartWriter part : parts.values()) {
      part.close();
    }
  }
}
