package io.synthorax.imaging.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synthorax.imaging.Pictures;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no whole image of a permitted size is refused. */
class RefusedScanTest {
  @TempDir Path folder;

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

  private UnreadableScan refusal(Path file) {
    return catchThrowableOfType(UnreadableScan.class, () -> new ScanReader(32).read(file));
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
