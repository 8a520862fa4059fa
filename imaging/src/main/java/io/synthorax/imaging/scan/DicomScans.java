package io.synthorax.imaging.scan;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.ScanWarning;
import io.synthorax.imaging.dicom.DicomFile;
import io.synthorax.imaging.dicom.FrontalChest;
import io.synthorax.imaging.dicom.GrayScale;
import io.synthorax.imaging.dicom.StoredImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * DICOM files. A whole image is held, as the contrast may depend on all of it; how many at once is
 * bounded by {@link FrameMemory}.
 */
final class DicomScans implements ScanFormat {

  /** The largest radiographs have about 18 megapixels; each is held in memory. */
  private static final long MOST_PIXELS = 32_000_000;

  @Override
  public boolean recognizes(byte[] head) {
    return DicomFile.recognizes(head);
  }

  @Override
  public Set<ScanWarning> decode(Path path, ScanLimits limits, Target target) throws IOException {
    DicomFile file = DicomFile.read(path);
    Set<ScanWarning> warnings = EnumSet.noneOf(ScanWarning.class);
    warnings.addAll(FrontalChest.require(file));
    StoredImage image = StoredImage.of(file, held(limits));
    try (FrameMemory memory = FrameMemory.of(file, image)) {
      short[] codes = DicomFrame.codes(file, image);
      GrayScale scale = new GrayScale(file, image, counts(image, codes));
      rows(image, codes, scale, target.sized(image.columns(), image.rows()));
      warnings.addAll(scale.warnings());
    }
    return warnings;
  }

  private static ScanLimits held(ScanLimits limits) {
    return new ScanLimits(limits.maximumSide(), Math.min(MOST_PIXELS, limits.maximumPixels()));
  }

  private static int[] counts(StoredImage image, short[] codes) {
    int[] counts = new int[image.codes()];
    for (short code : codes) {
      counts[code & 0xffff]++;
    }
    return counts;
  }

  private static void rows(StoredImage image, short[] codes, GrayScale scale, GrayRows rows) {
    int[] line = new int[image.columns()];
    for (int y = 0; y < image.rows(); y++) {
      for (int x = 0; x < line.length; x++) {
        line[x] = scale.of(codes[y * line.length + x] & 0xffff);
      }
      rows.row(line);
    }
  }
}
