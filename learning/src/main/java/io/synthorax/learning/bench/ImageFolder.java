package io.synthorax.learning.bench;

import io.synthorax.learning.images.ImageSource;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Square 8-bit gray PNG files of a folder, in the order of their names. */
final class ImageFolder {
  private ImageFolder() {}

  /** All images of the folders, averaged down to the resolution by a whole factor. */
  static ImageSource read(List<Path> folders, int resolution) throws IOException {
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.sorted().toList()) {
          pixels.write(image(file, resolution));
        }
      }
    }
    return ImageSource.of(pixels.toByteArray(), resolution);
  }

  private static byte[] image(Path file, int resolution) throws IOException {
    Raster raster = ImageIO.read(file.toFile()).getRaster();
    int factor = raster.getWidth() / resolution;
    if (raster.getHeight() != raster.getWidth() || factor * resolution != raster.getWidth()) {
      throw new IOException(file + " is no square of a multiple of " + resolution + " pixels");
    }
    byte[] reduced = new byte[resolution * resolution];
    for (int i = 0; i < reduced.length; i++) {
      int sum = 0;
      for (int k = 0; k < factor * factor; k++) {
        int x = i % resolution * factor + k % factor;
        int y = i / resolution * factor + k / factor;
        sum += raster.getSample(x, y, 0);
      }
      reduced[i] = (byte) Math.round((float) sum / (factor * factor));
    }
    return reduced;
  }
}
