package io.synthorax.imaging.scan;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.ScanWarning;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import java.awt.Rectangle;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/**
 * Files that one of ImageIO's decoders reads. Images are decoded in strips of at most 16 MB, so a
 * 4,000 x 4,000 scan of 16 bits needs some 20 MB of heap; progressive and interlaced files are
 * decoded once per strip.
 */
final class ImageIoScans implements ScanFormat {
  private static final int STRIP_BYTES = 16 << 20;

  private final ImageIoFormat format;

  ImageIoScans(ImageIoFormat format) {
    this.format = format;
  }

  @Override
  public boolean recognizes(byte[] head) {
    return format.recognizes(head);
  }

  @Override
  public Set<ScanWarning> decode(Path file, ScanLimits limits, Target target) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      format.inspect(new DataInputStream(bytes), limits);
    }
    try (FileImageInputStream input = new FileImageInputStream(file.toFile())) {
      decode(format.decoder(), input, decoder -> stripwise(decoder, limits, target));
    }
    return Set.of();
  }

  /** What is done with a decoder that has its input. */
  interface Work {
    void with(ImageReader decoder) throws IOException;
  }

  /** Lets a decoder work, and turns what it warns of and throws into {@link UnreadableScan}. */
  static void decode(ImageReader decoder, ImageInputStream input, Work work) {
    try {
      decoder.setInput(input, false, true);
      decoder.addIIOReadWarningListener((source, warning) -> refuseDamage(warning));
      work.with(decoder);
    } catch (IOException | RuntimeException e) {
      throw asUnreadable(e);
    } finally {
      decoder.dispose();
    }
  }

  private static void stripwise(ImageReader decoder, ScanLimits limits, Target target)
      throws IOException {
    int width = decoder.getWidth(0);
    int height = decoder.getHeight(0);
    limits.check(width, height);
    GrayRows rows = target.sized(width, height);
    int stripHeight = Math.max(1, STRIP_BYTES / (width * bytesPerPixel(decoder)));
    for (int top = 0; top < height; top += stripHeight) {
      ImageReadParam region = decoder.getDefaultReadParam();
      region.setSourceRegion(new Rectangle(0, top, width, Math.min(stripHeight, height - top)));
      GrayDecoding.rows(decoder.read(0, region), rows);
    }
  }

  private static int bytesPerPixel(ImageReader decoder) throws IOException {
    var types = decoder.getImageTypes(0);
    if (!types.hasNext()) {
      throw new UnreadableScan(Reason.UNSUPPORTED, "a color space that is not supported");
    }
    return Math.max(1, types.next().getColorModel().getPixelSize() / 8);
  }

  /** Decoders only warn of damaged data, and of harmless oddities of metadata likewise. */
  private static void refuseDamage(String warning) {
    String text = warning.toLowerCase(Locale.ROOT);
    if (text.contains("premature")
        || text.contains("truncated")
        || text.contains("unexpected eof")) {
      throw new UnreadableScan(Reason.TRUNCATED, "the image's compressed data ends early");
    }
    if (text.contains("corrupt") || text.contains("bogus") || text.contains("broken")) {
      throw new UnreadableScan(Reason.CORRUPT, "the image's compressed data is damaged");
    }
  }

  private static UnreadableScan asUnreadable(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableScan unreadable) {
        return unreadable;
      }
      if (cause instanceof EOFException) {
        return new UnreadableScan(Reason.TRUNCATED, "the image's compressed data ends early", e);
      }
    }
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    boolean unsupported = text.contains("unsupported") || text.contains("not supported");
    return unsupported
        ? new UnreadableScan(Reason.UNSUPPORTED, "a variant of the format that is not supported", e)
        : new UnreadableScan(Reason.CORRUPT, "the image's data is damaged", e);
  }
}
