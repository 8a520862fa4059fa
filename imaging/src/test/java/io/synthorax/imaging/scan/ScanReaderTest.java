package io.synthorax.imaging.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.Pictures;
import io.synthorax.imaging.scan.UnreadableScan.Reason;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
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

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void everyCutOffFileIsRefused(String format) throws IOException {
    // Given
    BufferedImage noise = Pictures.noise(BufferedImage.TYPE_BYTE_GRAY, 40, 40, 5);
    byte[] whole = Files.readAllBytes(Pictures.write(noise, format, folder.resolve("a")));
    Path cut = folder.resolve("cut." + format);

    for (int length = 8; length < whole.length; length += Math.max(1, length / 50)) {
      Files.write(cut, Arrays.copyOf(whole, length));

      // When
      UnreadableScan refusal = refusal(cut);

      // Then
      assertThat(refusal).as(length + " of " + whole.length).isNotNull();
      assertThat(refusal.reason()).isEqualTo(Reason.TRUNCATED);
    }
  }

  @Test
  void compressedDataThatEndsEarlyInsideAWholeFileIsRefused() throws IOException {
    // Given a JPEG whose second half is missing but whose end marker is there
    BufferedImage noise = Pictures.noise(BufferedImage.TYPE_BYTE_GRAY, 64, 64, 5);
    byte[] whole = Files.readAllBytes(Pictures.write(noise, "jpg", folder.resolve("a")));
    byte[] mended = Arrays.copyOf(whole, whole.length / 2);
    mended[mended.length - 3] = 0;
    mended[mended.length - 2] = (byte) 0xff;
    mended[mended.length - 1] = (byte) 0xd9;
    Path file = Files.write(folder.resolve("mended.jpg"), mended);

    // When
    UnreadableScan refusal = refusal(file);

    // Then
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isIn(Reason.TRUNCATED, Reason.CORRUPT);
  }

  @Test
  void compressedDataOfAPngThatEndsEarlyIsRefused() throws IOException {
    // Given a PNG whose chunks are whole, and whose data is that of half the rows
    var bytes = new java.io.ByteArrayOutputStream();
    bytes.write(pngHeader(64, 64));
    var rows = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.DeflaterOutputStream(rows)) {
      zip.write(new byte[32 * 65]);
    }
    bytes.write(chunk("IDAT", rows.toByteArray()));
    bytes.write(chunk("IEND", new byte[0]));
    Path file = Files.write(folder.resolve("a.png"), bytes.toByteArray());

    // When
    UnreadableScan refusal = refusal(file);

    // Then
    assertThat(refusal).isNotNull();
    assertThat(refusal.reason()).isIn(Reason.TRUNCATED, Reason.CORRUPT);
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
  void aHugeHeaderIsRefusedBeforeAnythingIsDecoded() throws IOException {
    // Given
    Path file = folder.resolve("huge.png");
    Files.write(file, pngHeader(60_000, 60_000));

    // When
    UnreadableScan refusal = refusal(file);

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refusal)
        .hasMessageContaining("60000 x 60000")
        .hasMessageContaining("20000 on a side and 64 megapixels");
  }

  @ParameterizedTest
  @CsvSource({"20001, 1", "8001, 8001", "-1, 10", "0, 10"})
  void impossibleDimensionsAreRefused(int width, int height) throws IOException {
    // Given
    Path file = Files.write(folder.resolve("a.png"), pngHeader(width, height));

    // When
    UnreadableScan refusal = refusal(file);

    // Then
    assertThat(refusal.reason()).isIn(Reason.TOO_LARGE, Reason.CORRUPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "no image at all, whatever its name says", "GIF89a...."})
  void whatIsNoImageIsRefused(String content) throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("a.png"), content);

    // When
    UnreadableScan refusal = refusal(file);

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.NOT_AN_IMAGE);
    assertThat(refusal.getMessage()).doesNotContain(file.toString());
  }

  @Test
  void aChangedByteIsNoticedByItsChecksum() throws IOException {
    // Given
    byte[] bytes = Files.readAllBytes(Pictures.png(folder.resolve("a.png"), 1));
    bytes[bytes.length - 20] ^= 4;
    Path file = Files.write(folder.resolve("b.png"), bytes);

    // When
    UnreadableScan refusal = refusal(file);

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.CORRUPT);
  }

  @Test
  void aMissingFileIsUnreadable() {
    // Given
    Path file = folder.resolve("absent.png");

    // When
    UnreadableScan refusal = refusal(file);

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.NO_ACCESS);
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

  private UnreadableScan refusal(Path file) {
    return catchThrowableOfType(UnreadableScan.class, () -> new ScanReader(32).read(file));
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

  private static byte[] chunk(String type, byte[] data) {
    byte[] body = new byte[4 + data.length];
    System.arraycopy(type.getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, body, 0, 4);
    System.arraycopy(data, 0, body, 4, data.length);
    CRC32 crc = new CRC32();
    crc.update(body);
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    return chunk.putInt(data.length).put(body).putInt((int) crc.getValue()).array();
  }

  private static byte[] pngHeader(int width, int height) {
    ByteBuffer file = ByteBuffer.allocate(33);
    file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    file.putInt(13).put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    file.putInt(width).putInt(height).put(new byte[] {8, 0, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(file.array(), 12, 17);
    return file.putInt((int) crc.getValue()).array();
  }
}
