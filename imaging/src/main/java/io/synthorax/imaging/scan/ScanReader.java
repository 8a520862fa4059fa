package io.synthorax.imaging.scan;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.ScanWarning;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import io.synthorax.imaging.dicom.DicomFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Reads scans (PNG, JPEG, DICOM) as 8-bit gray at one square resolution, by area averaging, aspect
 * ratio kept by black bars. 16 bits become 8 by division by 257: of PNG the full range of the
 * format is kept, of DICOM what its window shows. An EXIF orientation is not applied, since X-ray
 * exports carry none and a wrong one would turn the heart's side. Throws {@link UnreadableScan}.
 * One reader may be used by several threads.
 */
public final class ScanReader {
  private static final List<ScanFormat> FORMATS =
      List.of(
          new ImageIoScans(new PngFormat()), new ImageIoScans(new JpegFormat()), new DicomScans());

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
      SquaredImage square = new SquaredImage(resolution);
      Set<ScanWarning> warnings = format(file).decode(file, limits, square);
      return square.scan(warnings);
    } catch (EOFException e) {
      throw new UnreadableScan(Reason.TRUNCATED, "the file ends before its image does", e);
    } catch (IOException e) {
      throw new UnreadableScan(Reason.NO_ACCESS, "the file cannot be opened and read", e);
    }
  }

  /** Whether a file begins like a scan; an unreadable one does not. */
  public static boolean recognizes(byte[] head) {
    return FORMATS.stream().anyMatch(format -> format.recognizes(head));
  }

  private static ScanFormat format(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] head = bytes.readNBytes(DicomFile.HEAD_BYTES);
      return FORMATS.stream()
          .filter(candidate -> candidate.recognizes(head))
          .findFirst()
          .orElseThrow(
              () ->
                  new UnreadableScan(
                      Reason.NOT_AN_IMAGE,
                      "the file is no image: allowed are PNG, JPEG and DICOM"));
    }
  }

  /** Takes an image once, for its small version and for its hash. */
  private static final class SquaredImage implements ScanFormat.Target {
    private final int resolution;
    private AreaAverage average;
    private ContentDigest digest;
    private int width;
    private int height;

    SquaredImage(int resolution) {
      this.resolution = resolution;
    }

    @Override
    public GrayRows sized(int width, int height) {
      this.width = width;
      this.height = height;
      average = new AreaAverage(width, height, resolution);
      digest = new ContentDigest(width, height);
      return gray -> {
        average.row(gray);
        digest.row(gray);
      };
    }

    Scan scan(Set<ScanWarning> warnings) {
      return new Scan(average.image(), digest.key(), width, height, Set.copyOf(warnings));
    }
  }
}
