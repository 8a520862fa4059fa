package io.synthorax.imaging.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.jaiimageio.jpeg2000.J2KImageWriteParam;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import io.synthorax.imaging.DicomSample;
import io.synthorax.imaging.Pictures;
import io.synthorax.imaging.ScanWarning;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DICOM files that the tests write are read, whatever their encoding. */
class DicomScansTest {
  private static final int WINDOW_CENTER = 0x0028_1050;
  private static final int WINDOW_WIDTH = 0x0028_1051;
  private static final int PIXEL_DATA = 0x7fe0_0010;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2"})
  void everyByteOrderGivesTheSameImage(String syntax) {
    // Given a ramp from 0 to 1023 in 32 rows, and a window over it
    DicomSample sample = fullWindow(DicomSample.chest(32, 32, syntax), 1024);

    // When
    Scan scan = read(sample);

    // Then
    assertThat(scan.width()).isEqualTo(32);
    assertThat(scan.image().at(0, 0)).isZero();
    assertThat(scan.image().at(31, 31)).isEqualTo(255);
    assertThat(scan.image().at(0, 16)).isEqualTo(Math.round(512 * 255 / 1023f));
    assertThat(scan.warnings()).isEmpty();
  }

  @Test
  void anEightBitImageIsTheOneThatAPngOfTheSamePixelsIs() {
    // Given
    BufferedImage noise = Pictures.noise(BufferedImage.TYPE_BYTE_GRAY, 40, 30, 3);
    Path png = Pictures.write(noise, "png", folder.resolve("a.png"));

    // When
    Scan scan = read(eightBit(40, 30).bytes(PIXEL_DATA, "OB", pixels(noise)));

    // Then
    assertThat(scan).isEqualTo(new ScanReader(32).read(png));
  }

  @Test
  void runLengthsAreUnpacked() {
    // Given the ramp as two segments of literal runs, high bytes first, and one of repeats
    int[] ramp = new int[256];
    ByteArrayOutputStream high = new ByteArrayOutputStream();
    ByteArrayOutputStream low = new ByteArrayOutputStream();
    for (int y = 0; y < 16; y++) {
      high.write(257 - 16);
      high.write(y >> 2);
      low.write(128); // does nothing
      low.write(15);
      for (int x = 0; x < 16; x++) {
        ramp[16 * y + x] = (y >> 2) << 8 | 16 * y + x & 0xff;
        low.write(16 * y + x);
      }
    }
    ByteBuffer data = ByteBuffer.allocate(64 + high.size() + low.size());
    data.order(ByteOrder.LITTLE_ENDIAN).putInt(2).putInt(64).putInt(64 + high.size());
    data.position(64).put(high.toByteArray()).put(low.toByteArray());
    Scan expected = read(fullWindow(DicomSample.chest(16, 16), 1024).words(PIXEL_DATA, "OW", ramp));

    // When
    Scan scan =
        read(
            fullWindow(DicomSample.chest(16, 16, "1.2.840.10008.1.2.5"), 1024)
                .compressed(data.array()));

    // Then
    assertThat(scan).isEqualTo(expected);
  }

  @Test
  void jpegInSeveralFragmentsIsRead() throws IOException {
    // Given a smooth picture
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64 * 64; i++) {
      image.getRaster().setSample(i % 64, i / 64, 0, (i % 64 + i / 64) * 2);
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", jpeg);
    byte[] whole = jpeg.toByteArray();
    byte[] first = java.util.Arrays.copyOf(whole, 200);
    byte[] rest = java.util.Arrays.copyOfRange(whole, 200, whole.length);

    // When
    Scan scan = read(eightBit(64, 64, "1.2.840.10008.1.2.4.50").compressed(first, rest));

    // Then
    assertThat(scan.image().at(16, 16)).isBetween(124, 130);
    assertThat(scan.image().at(31, 31)).isBetween(245, 255);
  }

  @Test
  void jpeg2000IsRead() throws IOException {
    // Given 12 bits, losslessly compressed
    BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_USHORT_GRAY);
    int[] ramp = new int[64 * 48];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i;
      image.getRaster().setSample(i % 64, i / 64, 0, i);
    }
    Scan expected = read(fullWindow(DicomSample.chest(64, 48), 4096).words(PIXEL_DATA, "OW", ramp));

    // When
    Scan scan =
        read(
            fullWindow(DicomSample.chest(64, 48, "1.2.840.10008.1.2.4.90"), 4096)
                .compressed(codestream(image)));

    // Then
    assertThat(scan).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "00185101, '', VIEW_UNKNOWN",
    "00180015, '', BODY_PART_UNKNOWN",
    "00280301, YES, BURNED_IN_ANNOTATION",
    "00080008, DERIVED\\SECONDARY, ANNOTATION_NOT_EXCLUDED",
  })
  void whatTheHeaderLeavesOpenIsWarnedOf(String tag, String value, ScanWarning warning) {
    // Given
    DicomSample sample =
        fullWindow(DicomSample.chest(8, 8), 64).text(Integer.parseInt(tag, 16), "CS", value);

    // When
    Scan scan = read(sample);

    // Then
    assertThat(scan.warnings()).containsExactly(warning);
  }

  private Scan read(DicomSample sample) {
    return new ScanReader(32).read(sample.write(folder.resolve("a.dcm")));
  }

  private static DicomSample eightBit(int columns, int rows) {
    return eightBit(columns, rows, "1.2.840.10008.1.2.1");
  }

  private static DicomSample eightBit(int columns, int rows, String syntax) {
    return DicomSample.chest(columns, rows, syntax).bits(8, 8);
  }

  private static DicomSample fullWindow(DicomSample sample, int values) {
    return sample
        .text(WINDOW_CENTER, "DS", String.valueOf(values / 2))
        .text(WINDOW_WIDTH, "DS", String.valueOf(values));
  }

  private static byte[] pixels(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  private static byte[] codestream(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = new J2KImageWriterSpi().createWriterInstance(null);
    J2KImageWriteParam lossless = (J2KImageWriteParam) writer.getDefaultWriteParam();
    lossless.setLossless(true);
    lossless.setWriteCodeStreamOnly(true);
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), lossless);
    }
    return bytes.toByteArray();
  }
}
