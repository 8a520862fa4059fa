package io.synthorax.imaging.png;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng.Origin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class GrayPngTest {

  @Test
  void anotherDecoderReadsTheSamePixels() throws IOException {
    // Given
    byte[] pixels = new byte[37 * 21];
    new Random(1).nextBytes(pixels);
    GrayImage image = new GrayImage(37, 21, pixels);

    // When
    byte[] png = GrayPng.encode(image, Origin.SYNTHESIZED);

    // Then
    var raster = ImageIO.read(new ByteArrayInputStream(png)).getRaster();
    assertThat(raster.getNumBands()).isOne();
    assertThat(raster.getWidth()).isEqualTo(37);
    for (int i = 0; i < pixels.length; i++) {
      assertThat(raster.getSample(i % 37, i / 37, 0)).isEqualTo(pixels[i] & 0xff);
    }
  }

  @Test
  void theOriginIsTheOnlyText() {
    // Given
    GrayImage image = new GrayImage(1, 1, new byte[1]);

    // When
    String marked = text(GrayPng.encode(image, Origin.PHANTOM));
    String unmarked = text(GrayPng.encode(image, Origin.UNMARKED));

    // Then
    assertThat(marked).contains("tEXtSynthorax\0phantom");
    assertThat(unmarked).doesNotContain("tEXt", "tIME", "Synthorax");
  }

  @Test
  void aSheetHoldsItsImagesInOrder() {
    // Given
    List<GrayImage> images = List.of(flat(1), flat(2), flat(3));

    // When
    GrayImage sheet = new ContactSheet(2, 1).of(images);

    // Then
    assertThat(sheet.pixels())
        .containsExactly(
            1, 1, 0, 2, 2, //
            1, 1, 0, 2, 2, //
            0, 0, 0, 0, 0, //
            3, 3, 0, 0, 0, //
            3, 3, 0, 0, 0);
  }

  private static GrayImage flat(int gray) {
    byte[] pixels = new byte[4];
    java.util.Arrays.fill(pixels, (byte) gray);
    return new GrayImage(2, 2, pixels);
  }

  private static String text(byte[] png) {
    return new String(png, StandardCharsets.ISO_8859_1);
  }
}
