package io.synthorax.imaging.scan;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import io.synthorax.imaging.dicom.DicomFile;
import io.synthorax.imaging.dicom.StoredImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * JPEG in DICOM: baseline and extended of 8 bits, and lossless, by ImageIO; extended of 12 bits by
 * GDCM, since no decoder for Java reads it.
 */
final class JpegFrame {
  private static final int LONGEST_SIDE = 65_535;

  private JpegFrame() {}

  static short[] codes(DicomFile file, StoredImage image) throws IOException {
    byte[] data = file.pixelData();
    JpegFormat format = new JpegFormat();
    format.inspect(
        new DataInputStream(new ByteArrayInputStream(data)),
        new ScanLimits(LONGEST_SIDE, image.size()));
    if (precision(data) == 12 && !isLossless(data)) {
      return Gdcm.codes(file, image, "JPEG of 12 bits");
    }
    return raster(format.decoder(), data, image);
  }

  /** Decodes with any of ImageIO's decoders; the size must be the header's. */
  static short[] raster(ImageReader reader, byte[] data, StoredImage image) {
    short[] codes = new short[image.size()];
    ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(data));
    ImageIoScans.decode(
        reader,
        input,
        decoder -> {
          if (decoder.getWidth(0) != image.columns() || decoder.getHeight(0) != image.rows()) {
            throw new UnreadableScan(
                Reason.CORRUPT, "compressed pixels of another size than the header says");
          }
          copy(decoder.read(0).getRaster(), image, codes);
        });
    return codes;
  }

  private static void copy(Raster raster, StoredImage image, short[] codes) {
    if (raster.getNumBands() != 1) {
      throw new UnreadableScan(Reason.UNSUPPORTED, "compressed pixels in color");
    }
    int[] line = new int[image.columns()];
    for (int y = 0; y < image.rows(); y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, line.length, 1, 0, line);
      for (int x = 0; x < line.length; x++) {
        codes[y * line.length + x] = (short) (line[x] & (image.codes() - 1));
      }
    }
  }

  private static int precision(byte[] data) {
    return data[frame(data) + 4] & 0xff;
  }

  private static boolean isLossless(byte[] data) {
    return (data[frame(data) + 1] & 0xff) == 0xc3;
  }

  /** The position of the frame header's marker; {@link JpegFormat#inspect} has found one. */
  private static int frame(byte[] data) {
    int position = 2;
    while (position + 4 < data.length) {
      int marker = data[position + 1] & 0xff;
      if (JpegFormat.isFrame(marker)) {
        return position;
      }
      boolean fill = marker == 0xff;
      position += fill ? 1 : 2 + ((data[position + 2] & 0xff) << 8 | data[position + 3] & 0xff);
    }
    throw new UnreadableScan(Reason.CORRUPT, "a JPEG without an image");
  }
}
