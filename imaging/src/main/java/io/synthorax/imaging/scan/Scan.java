package io.synthorax.imaging.scan;

import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.ScanWarning;
import java.util.Set;

/**
 * A scan at the resolution asked for.
 *
 * @param content equal for scans whose decoded pixels are equal, at their own size and depth
 * @param width of the file's own image, in pixels
 * @param height of the file's own image, in pixels
 */
public record Scan(
    GrayImage image, ContentKey content, int width, int height, Set<ScanWarning> warnings) {

  /** The first 128 bits of the SHA-256 of the decoded pixels. */
  public record ContentKey(long high, long low) {}
}
