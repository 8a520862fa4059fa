package io.synthorax.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests. */
public final class Pictures {
  private Pictures() {}

  /** Gray noise, the same for the same seed. */
  public static BufferedImage noise(int type, int width, int height, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, type);
    int bands = image.getRaster().getNumBands();
    int bound = type == BufferedImage.TYPE_USHORT_GRAY ? 1 << 16 : 1 << 8;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int gray = random.nextInt(bound);
        for (int band = 0; band < bands; band++) {
          image.getRaster().setSample(x, y, band, band == 3 ? 255 : gray);
        }
      }
    }
    return image;
  }

  /** A small 8-bit gray picture that differs for every seed, written as PNG. */
  public static Path png(Path file, long seed) {
    return write(noise(BufferedImage.TYPE_BYTE_GRAY, 8, 8, seed), "png", file);
  }

  public static Path write(BufferedImage image, String format, Path file) {
    try {
      Files.createDirectories(file.getParent());
      if (!ImageIO.write(image, format, file.toFile())) {
        throw new IllegalArgumentException("no writer of " + format);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
