package io.synthorax.imaging.scan;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;

/**
 * JPEG (ITU-T T.81): segments that begin with a marker; the compressed data after a start of scan
 * runs to the next marker that is neither stuffing nor a restart, and the image to its end marker.
 */
final class JpegFormat implements ImageIoFormat {
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int TEMPORARY = 0x01;

  @Override
  public boolean recognizes(byte[] head) {
    return head.length >= 3
        && (head[0] & 0xff) == 0xff
        && (head[1] & 0xff) == START_OF_IMAGE
        && (head[2] & 0xff) == 0xff;
  }

  @Override
  public void inspect(DataInputStream file, ScanLimits limits) throws IOException {
    file.readUnsignedShort();
    boolean hasFrame = false;
    boolean hasScan = false;
    int marker = nextMarker(file);
    while (marker != END_OF_IMAGE) {
      if (isStandalone(marker)) {
        marker = nextMarker(file);
        continue;
      }
      int length = file.readUnsignedShort() - 2;
      if (length < 0) {
        throw new UnreadableScan(Reason.CORRUPT, "a JPEG segment of impossible length");
      }
      if (isFrame(marker)) {
        length -= checkFrame(file, limits);
        hasFrame = true;
      }
      skip(file, length);
      hasScan |= marker == START_OF_SCAN;
      marker = marker == START_OF_SCAN ? skipCompressed(file) : nextMarker(file);
    }
    if (!hasFrame || !hasScan) {
      throw new UnreadableScan(Reason.CORRUPT, "a JPEG without an image");
    }
  }

  @Override
  public ImageReader decoder() throws IOException {
    IIORegistry registry = IIORegistry.getDefaultInstance();
    JPEGImageReaderSpi reader = registry.getServiceProviderByClass(JPEGImageReaderSpi.class);
    if (reader == null) {
      // Class loaders of frameworks can hide the plug-in from the registry's own search.
      reader = new JPEGImageReaderSpi();
      registry.registerServiceProvider(reader);
    }
    return reader.createReaderInstance(null);
  }

  private static int nextMarker(DataInputStream file) throws IOException {
    if (file.readUnsignedByte() != 0xff) {
      throw new UnreadableScan(Reason.CORRUPT, "a JPEG with bytes between its segments");
    }
    return afterFill(file);
  }

  private static int afterFill(DataInputStream file) throws IOException {
    int marker = file.readUnsignedByte();
    while (marker == 0xff) {
      marker = file.readUnsignedByte();
    }
    return marker;
  }

  private static int skipCompressed(DataInputStream file) throws IOException {
    while (true) {
      if (file.readUnsignedByte() != 0xff) {
        continue;
      }
      int marker = afterFill(file);
      if (marker != 0 && !isStandalone(marker)) {
        return marker;
      }
    }
  }

  private static int checkFrame(DataInputStream file, ScanLimits limits) throws IOException {
    file.readUnsignedByte();
    int height = file.readUnsignedShort();
    int width = file.readUnsignedShort();
    limits.check(width, height);
    return 5;
  }

  /** The frame headers are C0 to CF, but for the tables C4 and CC and the extension C8. */
  static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static boolean isStandalone(int marker) {
    return marker == TEMPORARY || marker >= 0xd0 && marker <= START_OF_IMAGE;
  }

  private static void skip(DataInputStream file, int length) throws IOException {
    if (length < 0) {
      throw new UnreadableScan(Reason.CORRUPT, "a JPEG frame header that is too short");
    }
    if (file.readNBytes(length).length < length) {
      throw new EOFException("in a segment");
    }
  }
}
