package io.synthorax.imaging;

import io.synthorax.imaging.UnreadableScan.Reason;

/**
 * How large a scan may be by its header, in pixels. Large digital radiographs have about 4,300
 * pixels on a side and 14 megapixels; what is far beyond is a mistake or an attack.
 */
public record ScanLimits(int maximumSide, long maximumPixels) {

  /** 20,000 pixels on a side and 64 megapixels. */
  public static final ScanLimits DEFAULT = new ScanLimits(20_000, 64_000_000L);

  public void check(long width, long height) {
    if (width < 1 || height < 1) {
      throw new UnreadableScan(
          Reason.CORRUPT, "the header says %d x %d pixels".formatted(width, height));
    }
    if (width > maximumSide || height > maximumSide || width * height > maximumPixels) {
      throw new UnreadableScan(
          Reason.TOO_LARGE,
          "the header says %d x %d pixels, allowed are at most %d on a side and %d megapixels"
              .formatted(width, height, maximumSide, maximumPixels / 1_000_000));
    }
  }
}
