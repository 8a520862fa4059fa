package io.synthorax.learning.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Images side by side in rows of eight, as one gray PNG file. */
final class SampleSheet {
  private static final int COLUMNS = 8;

  private SampleSheet() {}

  static void write(byte[] pixels, int size, Path file) throws IOException {
    int count = pixels.length / (size * size);
    int rows = (count + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * size, rows * size, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < pixels.length; i++) {
      int image = i / (size * size);
      int x = image % COLUMNS * size + i % size;
      int y = image / COLUMNS * size + i / size % size;
      sheet.getRaster().setSample(x, y, 0, pixels[i] & 0xFF);
    }
    ImageIO.write(sheet, "png", file.toFile());
  }
}
