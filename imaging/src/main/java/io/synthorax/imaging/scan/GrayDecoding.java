package io.synthorax.imaging.scan;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Turns decoded samples into gray on the scale 0 to 65,535. Gray samples are taken as they are
 * stored, whatever gamma the file names: Java's own conversion would brighten them. Color becomes
 * luma, (299 R + 587 G + 114 B) / 1000, which leaves equal channels exactly as they are.
 * Transparency shows black.
 */
final class GrayDecoding {
  private static final int FULL = 65_535;

  private GrayDecoding() {}

  static void rows(BufferedImage image, GrayRows rows) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      paletteRows(image, palette, rows);
      return;
    }
    sampleRows(image, rows);
  }

  private static void paletteRows(BufferedImage image, IndexColorModel palette, GrayRows rows) {
    int[] gray = new int[palette.getMapSize()];
    for (int i = 0; i < gray.length; i++) {
      int luma = luma(palette.getRed(i), palette.getGreen(i), palette.getBlue(i), 257);
      gray[i] = scaled(luma, palette.getAlpha(i), 255);
    }
    Raster raster = image.getRaster();
    int[] line = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getSamples(0, y, line.length, 1, 0, line);
      for (int x = 0; x < line.length; x++) {
        line[x] = gray[Math.min(line[x], gray.length - 1)];
      }
      rows.row(line);
    }
  }

  private static void sampleRows(BufferedImage image, GrayRows rows) {
    ColorModel model = image.getColorModel();
    Raster raster = image.getRaster();
    int width = image.getWidth();
    int bands = raster.getNumBands();
    boolean gray = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    int maximum = (1 << model.getComponentSize(0)) - 1;
    int[] samples = new int[width * bands];
    int[] line = new int[width];
    for (int y = 0; y < image.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, samples);
      for (int x = 0, i = 0; x < width; x++, i += bands) {
        int value =
            gray
                ? scaled(FULL, samples[i], maximum)
                : luma(samples[i], samples[i + 1], samples[i + 2], (double) FULL / maximum);
        line[x] = model.hasAlpha() ? scaled(value, samples[i + bands - 1], maximum) : value;
      }
      rows.row(line);
    }
  }

  private static int luma(int red, int green, int blue, double scale) {
    return (int) Math.round((299L * red + 587L * green + 114L * blue) * scale / 1000);
  }

  /** value * part / whole, rounded. */
  private static int scaled(int value, int part, int whole) {
    return (int) (((long) value * part + whole / 2) / whole);
  }
}
