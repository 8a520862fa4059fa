package io.synthorax.imaging.dataset;

import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.nio.file.Path;
import java.util.zip.ZipEntry;

/**
 * How much a ZIP file may unpack to.
 *
 * @param entries number of entries, folders included
 * @param entryBytes of one entry, unpacked
 * @param totalBytes of all entries, unpacked
 * @param ratio of unpacked to packed bytes, of entries above a megabyte; scans are packed already
 *     or hardly more than four times smaller
 */
public record ArchiveLimits(int entries, long entryBytes, long totalBytes, int ratio) {
  /** 300,000 entries of 512 MB, 64 GB in all, 200 times what they are packed to. */
  public static final ArchiveLimits DEFAULT =
      new ArchiveLimits(300_000, 512L << 20, 64L << 30, 200);

  private static final long SMALL = 1 << 20;

  void checkEntries(Path zip, int count) {
    if (count > entries) {
      throw tooLarge(zip, "", count + " entries", "at most " + entries + " entries");
    }
  }

  void checkEntry(Path zip, ZipEntry entry) {
    checkSize(zip, entry.getSize());
    if (entry.getSize() > SMALL && entry.getSize() / ratio > entry.getCompressedSize()) {
      throw tooLarge(
          zip, entry.getName(), "an entry grows more than " + ratio + " times", "scans and tables");
    }
  }

  void checkSize(Path zip, long bytes) {
    if (bytes > entryBytes) {
      throw tooLarge(
          zip, "", "an entry of " + bytes + " bytes", "at most " + entryBytes + " bytes");
    }
  }

  void checkTotal(Path zip, long bytes) {
    if (bytes > totalBytes) {
      throw tooLarge(zip, "", "", "at most " + totalBytes + " bytes in all");
    }
  }

  private static IntakeException tooLarge(Path zip, String value, String detail, String allowed) {
    return new IntakeException(Problem.ARCHIVE_TOO_LARGE, Place.of(zip), value, detail, allowed);
  }
}
