package io.synthorax.imaging.scan;

import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import io.synthorax.imaging.dicom.DicomFile;
import io.synthorax.imaging.dicom.StoredImage;
import io.synthorax.imaging.dicom.TransferSyntax.Codec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The codes of a DICOM image's pixels, row by row, from whatever encoding. */
final class DicomFrame {
  /** No codec makes noise much larger than it is; what is, is no image. */
  private static final long MOST_GROWTH = 2;

  private static final long OVERHEAD = 1 << 16;

  private DicomFrame() {}

  /** The image's {@link StoredImage#size} codes, unsigned; throws {@link UnreadableScan}. */
  static short[] codes(DicomFile file, StoredImage image) throws IOException {
    if (file.syntax().codec() == Codec.NONE) {
      return uncompressed(file, image);
    }
    if (file.pixelBytes() > MOST_GROWTH * image.bytes() + OVERHEAD) {
      throw new UnreadableScan(Reason.CORRUPT, "compressed pixels larger than the image");
    }
    return switch (file.syntax().codec()) {
      case NONE -> throw new IllegalStateException("not compressed");
      case RLE -> RunLengths.codes(file.pixelData(), image);
      case JPEG -> JpegFrame.codes(file, image);
      case JPEG_LS -> Gdcm.codes(file, image, "JPEG-LS");
      case JPEG_2000 -> Jpeg2000Frame.codes(file.pixelData(), image);
    };
  }

  private static short[] uncompressed(DicomFile file, StoredImage image) throws IOException {
    if (file.pixelBytes() < image.bytes()) {
      throw new UnreadableScan(Reason.TRUNCATED, "fewer pixels than the header says");
    }
    if (file.pixelBytes() > image.bytes() + 1) {
      throw new UnreadableScan(Reason.CORRUPT, "more pixels than the header says");
    }
    ByteBuffer bytes = ByteBuffer.wrap(file.pixelData());
    // Bytes of 8-bit images lie in order even where words are big-endian (PS3.5, 8.1.2 and OB).
    ByteOrder order = file.syntax().order();
    bytes.order(order);
    short[] codes = new short[image.size()];
    for (int i = 0; i < codes.length; i++) {
      int cell = image.bitsAllocated() == 8 ? bytes.get() & 0xff : bytes.getShort() & 0xffff;
      codes[i] = (short) image.code(cell);
    }
    return codes;
  }
}
