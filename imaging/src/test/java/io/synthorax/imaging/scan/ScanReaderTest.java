package io.synthorax.imaging.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.Pictures;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanReaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"10, 10, 4", "7, 3, 5", "3, 9, 8", "5, 5, 16", "16, 16, 16", "1, 1, 3", "40, 1, 4"})
  void averagesExactlyTheAreaThatAPixelCovers(int width, int height, int resolution) {
    // Given
    BufferedImage noise = Pictures.noise(BufferedImage.TYPE_USHORT_GRAY, width, height, 1);
    Path file = Pictures.write(noise, "png", folder.resolve("a.png"));

    // When
    GrayImage image = new ScanReader(resolution).read(file).image();

    // Then
    GrayImage naive = NaiveAreaAverage.of(noise, resolution);
    for (int i = 0; i < naive.pixels().length; i++) {
      assertThat(image.pixels()[i] & 0xff).as("pixel " + i).isEqualTo(naive.pixels()[i] & 0xff);
    }
  }

  @Test
  void padsTheShorterSideWithBlack() {
    // Given
    BufferedImage white = new BufferedImage(40, 20, BufferedImage.TYPE_BYTE_GRAY);
    fill(white, 255);
    Path file = Pictures.write(white, "png", folder.resolve("a.png"));

    // When
    GrayImage image = new ScanReader(8).read(file).image();

    // Then
    assertThat(image.pixels())
        .startsWith(new byte[16])
        .endsWith(new byte[16])
        .contains((byte) 255, org.assertj.core.data.Index.atIndex(16))
        .contains((byte) 255, org.assertj.core.data.Index.atIndex(47));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_INT_RGB,
      })
  void colorOfEqualChannelsIsTheSameScanAsGray(int type) {
    // Given
    BufferedImage gray = Pictures.noise(BufferedImage.TYPE_BYTE_GRAY, 9, 9, 3);
    BufferedImage color = Pictures.noise(type, 9, 9, 3);
    Path grayFile = Pictures.write(gray, "png", folder.resolve("gray.png"));
    Path colorFile = Pictures.write(color, "png", folder.resolve("color.png"));
    Scan expected = new ScanReader(9).read(grayFile);

    // When
    Scan scan = new ScanReader(9).read(colorFile);

    // Then
    assertThat(scan).isEqualTo(expected);
  }

  @Test
  void sixteenBitsAreDividedBy257AndRounded() {
    // Given
    BufferedImage deep = new BufferedImage(2, 2, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setPixels(0, 0, 2, 2, new int[] {0, 65535, 128 * 257 + 128, 128 * 257 + 129});
    Path file = Pictures.write(deep, "png", folder.resolve("a.png"));

    // When
    GrayImage image = new ScanReader(2).read(file).image();

    // Then
    assertThat(image.pixels()).containsExactly((byte) 0, (byte) 255, (byte) 128, (byte) 129);
  }

  @Test
  void transparencyShowsBlack() {
    // Given
    BufferedImage clear = new BufferedImage(1, 1, BufferedImage.TYPE_4BYTE_ABGR);
    clear.getRaster().setPixel(0, 0, new int[] {255, 255, 255, 51});
    Path file = Pictures.write(clear, "png", folder.resolve("a.png"));

    // When
    GrayImage image = new ScanReader(1).read(file).image();

    // Then
    assertThat(image.at(0, 0)).isEqualTo(51);
  }

  @Test
  void aPaletteIsLookedUp() {
    // Given
    byte[] red = {0, (byte) 200};
    byte[] green = {0, 100};
    byte[] blue = {0, 50};
    var palette = new IndexColorModel(1, 2, red, green, blue);
    BufferedImage two = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_BINARY, palette);
    two.getRaster().setPixels(0, 0, 2, 2, new int[] {0, 1, 1, 0});
    Path file = Pictures.write(two, "png", folder.resolve("a.png"));

    // When
    GrayImage image = new ScanReader(2).read(file).image();

    // Then
    assertThat(image.pixels()).containsExactly(0, 124, 124, 0);
  }

  @Test
  void aGrayJpegKeepsItsStoredValues() {
    // Given
    BufferedImage flat = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    fill(flat, 77);
    Path file = Pictures.write(flat, "jpg", folder.resolve("a.jpg"));

    // When
    GrayImage image = new ScanReader(4).read(file).image();

    // Then
    assertThat(image.pixels()).containsOnly(77);
  }

  @Test
  void aCmykJpegIsRead() throws IOException {
    // Given
    Path file = folder.resolve("cmyk.jpg");
    var raster =
        java.awt.image.Raster.createInterleavedRaster(
            java.awt.image.DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    for (int i = 0; i < 256; i++) {
      raster.setPixel(
          i % 16, i / 16, i < 128 ? new int[] {0, 0, 0, 0} : new int[] {255, 255, 255, 255});
    }
    writeRaster(raster, file);

    // When
    GrayImage image = new ScanReader(4).read(file).image();

    // Then
    assertThat(Math.abs(image.at(0, 0) - image.at(0, 3))).isGreaterThan(150);
  }

  @Test
  void interlacedAndProgressiveFilesAreRead() {
    // Given
    BufferedImage noise = Pictures.noise(BufferedImage.TYPE_BYTE_GRAY, 50, 40, 9);
    Scan expected = new ScanReader(16).read(Pictures.write(noise, "png", folder.resolve("a.png")));
    Path interlaced = writeProgressive(noise, "png", folder.resolve("b.png"));
    Path progressive = writeProgressive(noise, "jpeg", folder.resolve("c.jpg"));

    // When
    Scan fromPng = new ScanReader(16).read(interlaced);
    Scan fromJpeg = new ScanReader(16).read(progressive);

    // Then
    assertThat(fromPng).isEqualTo(expected);
    assertThat(fromJpeg.image().mean())
        .isCloseTo(expected.image().mean(), org.assertj.core.data.Offset.offset(3.0));
  }

  @Test
  void differentPixelsHaveDifferentContent() {
    // Given
    ScanReader reader = new ScanReader(1);
    Scan one = reader.read(Pictures.png(folder.resolve("a.png"), 1));

    // When
    Scan other = reader.read(Pictures.png(folder.resolve("b.png"), 2));

    // Then
    assertThat(other.content()).isNotEqualTo(one.content());
  }

  private static void fill(BufferedImage image, int gray) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.getRaster().setSample(x, y, 0, gray);
      }
    }
  }

  private static void writeRaster(java.awt.image.Raster raster, Path file) throws IOException {
    ImageWriter writer =
        java.util.stream.StreamSupport.stream(
                ((Iterable<ImageWriter>) () -> ImageIO.getImageWritersByFormatName("jpeg"))
                    .spliterator(),
                false)
            .filter(ImageWriter::canWriteRasters)
            .findFirst()
            .orElseThrow();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new javax.imageio.IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
  }

  private static Path writeProgressive(BufferedImage image, String format, Path file) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      var param = writer.getDefaultWriteParam();
      param.setProgressiveMode(javax.imageio.ImageWriteParam.MODE_DEFAULT);
      writer.setOutput(out);
      writer.write(null, new javax.imageio.IIOImage(image, null, null), param);
      return file;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }
}
