package io.synthorax.imaging.scan;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** PNG (ISO/IEC 15948): a signature, then chunks of length, type, data and checksum up to IEND. */
final class PngFormat implements ImageIoFormat {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454e44;
  private static final int IHDR_LENGTH = 13;

  @Override
  public boolean recognizes(byte[] head) {
    return head.length >= SIGNATURE.length
        && Arrays.equals(SIGNATURE, Arrays.copyOf(head, SIGNATURE.length));
  }

  @Override
  public void inspect(DataInputStream file, ScanLimits limits) throws IOException {
    file.readFully(new byte[SIGNATURE.length]);
    if (file.readInt() != IHDR_LENGTH || file.readInt() != IHDR) {
      throw new UnreadableScan(Reason.CORRUPT, "a PNG without its header chunk");
    }
    byte[] header = file.readNBytes(IHDR_LENGTH);
    if (header.length < IHDR_LENGTH) {
      throw new EOFException("in the header");
    }
    limits.check(unsigned(header, 0), unsigned(header, 4));
    requireChecksum(file, checksum(IHDR, header));
    boolean hasData = false;
    for (int type = skipChunk(file); type != IEND; type = skipChunk(file)) {
      hasData |= type == IDAT;
    }
    if (!hasData) {
      throw new UnreadableScan(Reason.CORRUPT, "a PNG without image data");
    }
  }

  @Override
  public ImageReader decoder() {
    return ImageIO.getImageReadersByFormatName("png").next();
  }

  /** Reads over one chunk and returns its type. */
  private static int skipChunk(DataInputStream file) throws IOException {
    int length = file.readInt();
    if (length < 0) {
      throw new UnreadableScan(Reason.CORRUPT, "a PNG chunk of impossible length");
    }
    int type = file.readInt();
    CRC32 crc = checksum(type, new byte[0]);
    byte[] buffer = new byte[Math.min(length, 1 << 14)];
    while (length > 0) {
      int part = Math.min(length, buffer.length);
      file.readFully(buffer, 0, part);
      crc.update(buffer, 0, part);
      length -= part;
    }
    requireChecksum(file, crc);
    return type;
  }

  private static CRC32 checksum(int type, byte[] data) {
    CRC32 crc = new CRC32();
    for (int shift = 24; shift >= 0; shift -= 8) {
      crc.update(type >>> shift & 0xff);
    }
    crc.update(data);
    return crc;
  }

  private static void requireChecksum(DataInputStream file, CRC32 crc) throws IOException {
    if (file.readInt() != (int) crc.getValue()) {
      throw new UnreadableScan(Reason.CORRUPT, "a PNG chunk whose checksum is wrong");
    }
  }

  private static long unsigned(byte[] data, int offset) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | data[offset + i] & 0xff;
    }
    return value;
  }
}
