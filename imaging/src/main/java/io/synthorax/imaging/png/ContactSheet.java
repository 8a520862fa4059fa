package io.synthorax.imaging.png;

import io.synthorax.imaging.GrayImage;
import java.util.List;

/**
 * Puts images of one size side by side, row by row, with a black gap between them; empty places of
 * the last row stay black. At most 64 megapixels.
 */
public final class ContactSheet {
  private static final long MAXIMUM_PIXELS = 64_000_000L;

  private final int columns;
  private final int gap;

  public ContactSheet(int columns, int gap) {
    if (columns < 1 || gap < 0) {
      throw new IllegalArgumentException(columns + " columns, gap " + gap);
    }
    this.columns = columns;
    this.gap = gap;
  }

  /** The sheet of the images, from the upper left. */
  public GrayImage of(List<GrayImage> images) {
    GrayImage first = images.get(0);
    int across = Math.min(columns, images.size());
    int down = (images.size() + columns - 1) / columns;
    long width = (long) across * (first.width() + gap) - gap;
    long height = (long) down * (first.height() + gap) - gap;
    if (width * height > MAXIMUM_PIXELS) {
      throw new IllegalArgumentException(images.size() + " images are too many for one sheet");
    }
    byte[] pixels = new byte[(int) (width * height)];
    for (int i = 0; i < images.size(); i++) {
      int left = i % columns * (first.width() + gap);
      int top = i / columns * (first.height() + gap);
      place(images.get(i), first, pixels, (int) width, top * (int) width + left);
    }
    return new GrayImage((int) width, (int) height, pixels);
  }

  private static void place(
      GrayImage image, GrayImage first, byte[] pixels, int stride, int start) {
    if (image.width() != first.width() || image.height() != first.height()) {
      throw new IllegalArgumentException(image + " on a sheet of " + first);
    }
    for (int y = 0; y < image.height(); y++) {
      System.arraycopy(
          image.pixels(), y * image.width(), pixels, start + y * stride, image.width());
    }
  }
}
