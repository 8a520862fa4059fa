package io.synthorax.console.api;

import io.synthorax.console.RequestRefused;
import io.synthorax.console.export.StoredImages;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng;
import io.synthorax.imaging.png.GrayPng.Origin;

/** Images as PNG that says where they come from. */
final class Pictures {
  static final String PNG = "image/png";
  private static final int MOST_IN_A_SHEET = 256;

  private Pictures() {}

  static byte[] synthesized(GrayImage image, DatasetManifest dataset) {
    return GrayPng.encode(
        image, dataset.phantom() ? Origin.SYNTHESIZED_FROM_PHANTOMS : Origin.SYNTHESIZED);
  }

  static byte[] real(GrayImage image, DatasetManifest dataset) {
    return GrayPng.encode(image, dataset.phantom() ? Origin.PHANTOM : Origin.UNMARKED);
  }

  static GrayImage sheet(StoredImages images, int first, int count, int columns) {
    if (first < 0) {
      throw new RequestRefused("first is " + first, "first", "0 or more");
    }
    requireFew(count);
    if (columns < 1 || columns > MOST_IN_A_SHEET) {
      throw new RequestRefused("columns is " + columns, "columns", "1 to " + MOST_IN_A_SHEET);
    }
    return images.sheet(first, count, columns);
  }

  static void requireFew(int count) {
    if (count < 1 || count > MOST_IN_A_SHEET) {
      throw new RequestRefused("count is " + count, "count", "1 to " + MOST_IN_A_SHEET);
    }
  }
}
