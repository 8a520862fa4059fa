package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.scan.Scan;
import io.synthorax.imaging.scan.Scan.ContentKey;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final Set<ContentKey> seen = new HashSet<>();
  private final SortedMap<String, Integer> skipped = new TreeMap<>();
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
    for (Part part : Part.values()) {
      parts.put(
          part, new PartWriter(staging, part, listing.classes(), confounders.count(), shardRows));
    }
  }

  @Override
  public void decoded(LabelledScan entry, Scan scan) throws IOException {
    if (seen.add(scan.content())) {
      int label = listing.classes().indexOf(entry.label());
      parts
          .get(split.part(entry))
          .add(scan.image(), label, split.ordinal(entry), confounders.of(entry));
    } else {
      skipped.merge(DatasetBuilder.DUPLICATE, 1, Integer::sum);
    }
    progress.scans(++done, listing.scans().size());
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
