package io.synthorax.imaging.scan;

import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import io.synthorax.imaging.dicom.StoredImage;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * JPEG 2000 in DICOM: a bare codestream (ISO/IEC 15444-1 annex A). What its SIZ segment says is
 * checked first, because the decoder allocates by it.
 */
final class Jpeg2000Frame {
  private static final int START_AND_SIZE = 0xff4f_ff51;
  private static final int SIZE_SEGMENT = 42;
  private static final long MOST_TILES = 4096;

  private Jpeg2000Frame() {}

  static short[] codes(byte[] data, StoredImage image) throws IOException {
    checkSize(data, image);
    return JpegFrame.raster(new J2KImageReaderSpi().createReaderInstance(null), data, image);
  }

  private static void checkSize(byte[] data, StoredImage image) {
    if (data.length < SIZE_SEGMENT) {
      throw new UnreadableScan(Reason.TRUNCATED, "the image's compressed data ends early");
    }
    ByteBuffer header = ByteBuffer.wrap(data);
    if (header.getInt() != START_AND_SIZE) {
      throw new UnreadableScan(Reason.CORRUPT, "JPEG 2000 data without its header");
    }
    header.position(8);
    long[] size = new long[8];
    for (int i = 0; i < size.length; i++) {
      size[i] = header.getInt() & 0xffff_ffffL;
    }
    int components = header.getShort() & 0xffff;
    long width = size[0] - size[2];
    long height = size[1] - size[3];
    long tiles = tiles(width, size[4]) * tiles(height, size[5]);
    if (width != image.columns() || height != image.rows() || components != 1) {
      throw new UnreadableScan(
          Reason.CORRUPT, "compressed pixels of another size than the header says");
    }
    if (tiles > MOST_TILES) {
      throw new UnreadableScan(Reason.UNSUPPORTED, "JPEG 2000 with more than 4,096 tiles");
    }
  }

  private static long tiles(long side, long tile) {
    return tile < 1 ? Integer.MAX_VALUE : side / tile + 2;
  }
}
