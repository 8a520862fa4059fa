package io.synthorax.imaging.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.imaging.Pictures;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a heap of 256 MB. */
class LargeScanIT {
  @TempDir Path folder;

  @Test
  void aDetectorsFullSizeIsRead() {
    // Given 16 megapixels of 16 bits, in several strips
    Path file = folder.resolve("a.png");
    Pictures.write(gradient(), "png", file);

    // When
    Scan scan = new ScanReader(64).read(file);

    // Then
    assertThat(scan.width()).isEqualTo(4096);
    for (int x = 0; x < 64; x++) {
      assertThat(scan.image().at(x, 40)).isEqualTo(Math.round((64 * x + 31.5f) * 16 / 257));
    }
  }

  private static BufferedImage gradient() {
    BufferedImage image = new BufferedImage(4096, 4096, BufferedImage.TYPE_USHORT_GRAY);
    int[] row = new int[4096];
    for (int x = 0; x < row.length; x++) {
      row[x] = x * 16;
    }
    for (int y = 0; y < 4096; y++) {
      image.getRaster().setPixels(0, y, row.length, 1, row);
    }
    return image;
  }
}
