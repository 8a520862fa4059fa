package io.synthorax.imaging.scan;

import io.synthorax.imaging.scan.UnreadableScan.Reason;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/**
 * Reads scans (PNG, JPEG) as 8-bit gray at one square resolution, by area averaging, aspect ratio
 * kept by black bars. 16 bits become 8 by division by 257: the full range of the format is kept, no
 * window is chosen. An EXIF orientation is not applied, since X-ray exports carry none and a wrong
 * one would turn the heart's side. Throws {@link UnreadableScan}.
 *
 * <p>Images are decoded in strips of at most 16 MB, so a 4,000 x 4,000 scan of 16 bits needs some
 * 20 MB of heap; progressive and interlaced files are decoded once per strip. One reader may be
 * used by several threads.
 */
public final class ScanReader {
  private static final int STRIP_BYTES = 16 << 20;
  private static final int HEAD_BYTES = 8;
  private static final List<ScanFormat> FORMATS = List.of(new PngFormat(), new JpegFormat());

  private final int resolution;
  private final ScanLimits limits;

  public ScanReader(int resolution) {
    this(resolution, ScanLimits.DEFAULT);
  }

  public ScanReader(int resolution, ScanLimits limits) {
    if (resolution < 1) {
      throw new IllegalArgumentException("resolution " + resolution);
    }
    this.resolution = resolution;
    this.limits = limits;
  }

  /** Reads a whole scan. */
  public Scan read(Path file) {
    try {
      ScanFormat format = inspected(file);
      return decoded(file, format);
    } catch (EOFException e) {
      throw new UnreadableScan(Reason.TRUNCATED, "the file ends before its image does", e);
    } catch (IOException e) {
      throw new UnreadableScan(Reason.NO_ACCESS, "the file cannot be opened and read", e);
    }
  }

  /** Checks what can be checked without decoding: format, dimensions, completeness. */
  public void check(Path file) {
    try {
      inspected(file);
    } catch (EOFException e) {
      throw new UnreadableScan(Reason.TRUNCATED, "the file ends before its image does", e);
    } catch (IOException e) {
      throw new UnreadableScan(Reason.NO_ACCESS, "the file cannot be opened and read", e);
    }
  }

  private ScanFormat inspected(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      bytes.mark(HEAD_BYTES);
      byte[] head = bytes.readNBytes(HEAD_BYTES);
      bytes.reset();
      ScanFormat format =
          FORMATS.stream()
              .filter(candidate -> candidate.recognizes(head))
              .findFirst()
              .orElseThrow(
                  () ->
                      new UnreadableScan(
                          Reason.NOT_AN_IMAGE, "the file is no image: allowed are PNG and JPEG"));
      format.inspect(new DataInputStream(bytes), limits);
      return format;
    }
  }

  private Scan decoded(Path file, ScanFormat format) throws IOException {
    ImageReader decoder = format.decoder();
    try (FileImageInputStream input = new FileImageInputStream(file.toFile())) {
      decoder.setInput(input, false, true);
      decoder.addIIOReadWarningListener((source, warning) -> refuseDamage(warning));
      return stripwise(decoder);
    } catch (IOException | RuntimeException e) {
      throw asUnreadable(e);
    } finally {
      decoder.dispose();
    }
  }

  private Scan stripwise(ImageReader decoder) throws IOException {
    int width = decoder.getWidth(0);
    int height = decoder.getHeight(0);
    limits.check(width, height);
    AreaAverage average = new AreaAverage(width, height, resolution);
    ContentDigest digest = new ContentDigest(width, height);
    int stripHeight = Math.max(1, STRIP_BYTES / (width * bytesPerPixel(decoder)));
    for (int top = 0; top < height; top += stripHeight) {
      ImageReadParam region = decoder.getDefaultReadParam();
      region.setSourceRegion(new Rectangle(0, top, width, Math.min(stripHeight, height - top)));
      BufferedImage strip = decoder.read(0, region);
      GrayDecoding.rows(
          strip,
          gray -> {
            average.row(gray);
            digest.row(gray);
          });
    }
    return new Scan(average.image(), digest.key(), width, height);
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
