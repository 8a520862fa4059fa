package io.synthorax.imaging.dicom;

import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;

/**
 * A modality or VOI look-up table (PS3.3 C.11.1.1 and C.11.2.1.1). Inputs below the first one give
 * the first entry, those above the last one the last.
 *
 * @param bits of an entry
 */
record LookupTable(int first, int bits, int[] entries) {
  private static final int FULL = 1 << 16;

  /**
   * Reads an item of a LUT sequence.
   *
   * @param signed whether inputs may be negative, which the first input's type depends on
   */
  static LookupTable of(DicomAttributes item, boolean signed) {
    int[] descriptor = item.words(Tag.LUT_DESCRIPTOR);
    if (descriptor.length != 3) {
      throw new UnreadableScan(Reason.CORRUPT, "a look-up table without its descriptor");
    }
    int count = descriptor[0] == 0 ? FULL : descriptor[0];
    int first = signed ? (short) descriptor[1] : descriptor[1];
    int bits = descriptor[2];
    byte[] bytes = item.bytes(Tag.LUT_DATA);
    boolean packed = bits <= 8 && bytes.length < 2 * count;
    if (bits < 8 || bits > 16 || bytes.length < (packed ? count : 2 * count)) {
      throw new UnreadableScan(Reason.CORRUPT, "a look-up table that contradicts its descriptor");
    }
    int[] words = packed ? null : item.words(Tag.LUT_DATA);
    int[] entries = new int[count];
    for (int i = 0; i < count; i++) {
      entries[i] = packed ? bytes[i] & 0xff : words[i];
    }
    return new LookupTable(first, bits, entries);
  }

  int at(double input) {
    long index = Math.round(input) - first;
    return entries[(int) Math.max(0, Math.min(entries.length - 1, index))];
  }

  /** The greatest value that an entry may have. */
  int full() {
    return (1 << bits) - 1;
  }
}
