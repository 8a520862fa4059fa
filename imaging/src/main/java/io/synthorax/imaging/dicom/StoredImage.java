package io.synthorax.imaging.dicom;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;

/**
 * How the pixels of an image are stored (PS3.3 C.7.6.3): gray, one frame, 8 or 16 bits of which
 * {@code bitsStored} count.
 *
 * @param inverted MONOCHROME1: the lowest value is white
 */
public record StoredImage(
    int rows,
    int columns,
    int bitsAllocated,
    int bitsStored,
    int highBit,
    boolean signed,
    boolean inverted) {
  private static final int MOST_BITS = 16;

  /** Reads and checks the description, the size against the limits. */
  public static StoredImage of(DicomFile file, ScanLimits limits) {
    DicomAttributes header = file.attributes();
    int rows = header.requiredShort(Tag.ROWS);
    int columns = header.requiredShort(Tag.COLUMNS);
    limits.check(columns, rows);
    String photometric = header.text(Tag.PHOTOMETRIC_INTERPRETATION).orElse("");
    boolean inverted = photometric.equals("MONOCHROME1");
    boolean gray = inverted || photometric.equals("MONOCHROME2");
    if (!gray || header.unsignedShort(Tag.SAMPLES_PER_PIXEL).orElse(1) != 1) {
      throw unsupported("an image in color; allowed are MONOCHROME1 and MONOCHROME2");
    }
    if (header.decimal(Tag.NUMBER_OF_FRAMES).orElse(1) > 1) {
      throw unsupported("more than one frame; allowed is a single image");
    }
    int allocated = header.requiredShort(Tag.BITS_ALLOCATED);
    int stored = header.requiredShort(Tag.BITS_STORED);
    int high = header.unsignedShort(Tag.HIGH_BIT).orElse(stored - 1);
    if (allocated != 8 && allocated != MOST_BITS
        || stored < 1
        || high < stored - 1
        || high >= allocated) {
      throw unsupported(
          "%d bits of %d up to bit %d; allowed are 1 to 16 of 8 or 16"
              .formatted(stored, allocated, high));
    }
    boolean signed = header.unsignedShort(Tag.PIXEL_REPRESENTATION).orElse(0) == 1;
    return new StoredImage(rows, columns, allocated, stored, high, signed, inverted);
  }

  /** The number of pixels. */
  public int size() {
    return rows * columns;
  }

  /** The number of bytes of the uncompressed image. */
  public long bytes() {
    return (long) rows * columns * bitsAllocated / 8;
  }

  /** The number of values that a pixel may have. */
  public int codes() {
    return 1 << bitsStored;
  }

  /** The bits that count of an allocated cell, 0 to {@link #codes} - 1. */
  public int code(int cell) {
    return cell >>> (highBit + 1 - bitsStored) & (codes() - 1);
  }

  /** The value that a code stands for: itself, or in two's complement. */
  int value(int code) {
    return signed && code >= codes() / 2 ? code - codes() : code;
  }

  private static UnreadableScan unsupported(String what) {
    return new UnreadableScan(Reason.UNSUPPORTED, "a DICOM image with " + what);
  }
}
