package io.synthorax.imaging.scan;

import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import io.synthorax.imaging.dicom.StoredImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * DICOM's RLE (PS3.5 annex G): a header of 64 bytes with the number of segments and their offsets,
 * then a segment per byte of a pixel, the high bytes first, packed like PackBits.
 */
final class RunLengths {
  private static final int HEADER = 64;
  private static final int NOTHING = 128;

  private RunLengths() {}

  static short[] codes(byte[] data, StoredImage image) {
    int planes = image.bitsAllocated() / 8;
    if (data.length < HEADER) {
      throw truncated();
    }
    ByteBuffer header = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt() != planes) {
      throw new UnreadableScan(Reason.CORRUPT, "RLE segments that do not fit the image");
    }
    short[] codes = new short[image.size()];
    for (int plane = 0; plane < planes; plane++) {
      int offset = header.getInt();
      if (offset < HEADER || offset > data.length) {
        throw new UnreadableScan(Reason.CORRUPT, "an RLE segment outside of the data");
      }
      unpack(data, offset, codes);
    }
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (short) image.code(codes[i] & 0xffff);
    }
    return codes;
  }

  /** Shifts one more byte into every code. */
  private static void unpack(byte[] data, int offset, short[] codes) {
    int from = offset;
    int to = 0;
    while (to < codes.length) {
      if (from >= data.length) {
        throw truncated();
      }
      int control = data[from++] & 0xff;
      if (control == NOTHING) {
        continue;
      }
      boolean repeated = control > NOTHING;
      int count = Math.min(repeated ? 257 - control : control + 1, codes.length - to);
      if (from + (repeated ? 1 : count) > data.length) {
        throw truncated();
      }
      for (int i = 0; i < count; i++, to++) {
        codes[to] = (short) (codes[to] << 8 | data[repeated ? from : from + i] & 0xff);
      }
      from += repeated ? 1 : count;
    }
  }

  private static UnreadableScan truncated() {
    return new UnreadableScan(Reason.TRUNCATED, "the image's compressed data ends early");
  }
}
