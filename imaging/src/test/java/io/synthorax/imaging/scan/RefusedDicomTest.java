package io.synthorax.imaging.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synthorax.imaging.DicomSample;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.UnreadableScan.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DICOM files that are none, are no frontal chest radiographs, or lie about themselves. */
class RefusedDicomTest {
  private static final int HEAD = 132;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "00080060, CT, the modality is CT; allowed are CR and DX",
    "00080060, '', the modality is missing; allowed are CR and DX",
    "00185101, LL, 'the view is LL; allowed are PA, AP, or none said'",
    "00180015, KNEE, 'the body part is KNEE; allowed are CHEST, THORAX, or none said'",
    "00180015, Doe^John 1970, 'the body part is another; allowed are CHEST, THORAX, or none said'"
  })
  void whatIsNoFrontalChestRadiographIsRefusedWithTheReason(String tag, String value, String why) {
    // Given
    DicomSample sample = DicomSample.chest(8, 8).text(Integer.parseInt(tag, 16), "CS", value);

    // When
    UnreadableScan refusal = refusal(sample.bytes());

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.OUT_OF_SCOPE);
    assertThat(refusal).hasMessage(why);
  }

  @Test
  void aLateralViewIsAlsoKnownByItsCode() {
    // Given
    DicomSample code = DicomSample.item().text(0x0008_0104, "LO", "lateral");

    // When
    UnreadableScan refusal =
        refusal(DicomSample.chest(8, 8).without(0x0018_5101).sequence(0x0054_0220, code).bytes());

    // Then
    assertThat(refusal).hasMessageContaining("the view is LATERAL");
  }

  @Test
  void everyCutOffFileIsRefused() {
    // Given
    byte[] whole = DicomSample.chest(16, 16).bytes();

    for (int length = HEAD; length < whole.length; length += 3) {
      // When
      UnreadableScan refusal = refusal(Arrays.copyOf(whole, length));

      // Then
      assertThat(refusal).as("%d of %d", length, whole.length).isNotNull();
    }
  }

  @Test
  void noChangedHeaderByteDoesAnythingButRefusalOrAnImage() throws IOException {
    // Given a file of every structure: sequences, fragments, look-up tables
    DicomSample table =
        DicomSample.item().words(0x0028_3002, "US", 2, 0, 16).words(0x0028_3006, "US", 0, 1);
    byte[] whole = DicomSample.chest(16, 16).sequence(0x0028_3010, table).bytes();
    Random random = new Random(1);
    Path file = folder.resolve("a.dcm");

    for (int i = 0; i < 400; i++) {
      byte[] changed = whole.clone();
      changed[HEAD + random.nextInt(whole.length - HEAD - 512)] = (byte) random.nextInt(256);
      Files.write(file, changed);

      // When
      Throwable thrown =
          org.assertj.core.api.Assertions.catchThrowable(() -> new ScanReader(16).read(file));

      // Then
      assertThat(thrown == null || thrown instanceof UnreadableScan).as("%s", thrown).isTrue();
    }
  }

  @Test
  void hugeDimensionsAreRefusedBeforeMemoryIsTaken() {
    // Given
    DicomSample sample =
        DicomSample.chest(8, 8).words(0x0028_0010, "US", 65_535).words(0x0028_0011, "US", 65_535);

    // When
    UnreadableScan refusal = refusal(sample.bytes());

    // Then
    assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 40, 5000})
  void deeplyNestedSequencesAreRefused(int depth) {
    // Given sequences of undefined length, each in an item of the one before
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] sample = DicomSample.chest(8, 8).bytes();
    int meta = sample.length - 128 - pixelsAndHeader(sample);
    out.write(sample, 0, meta);
    for (int i = 0; i < depth; i++) {
      out.writeBytes(little(0x0040_a730).put(new byte[] {'S', 'Q', 0, 0}).putInt(-1).array());
      out.writeBytes(Arrays.copyOf(little(0xfffe_e000).putInt(-1).array(), 8));
    }

    // When
    UnreadableScan refusal = refusal(out.toByteArray());

    // Then
    assertThat(refusal.reason()).isEqualTo(depth > 16 ? Reason.CORRUPT : Reason.TRUNCATED);
  }

  @ParameterizedTest
  @CsvSource({
    "00280004, RGB",
    "00280008, 2",
  })
  void colorAndSeveralFramesAreRefused(String tag, String value) {
    // Given
    DicomSample sample = DicomSample.chest(8, 8).text(Integer.parseInt(tag, 16), "CS", value);

    // When, Then
    assertThat(refusal(sample.bytes()).reason()).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void aCompressedImageOfAnotherSizeIsRefused() throws IOException {
    // Given
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    var image =
        new java.awt.image.BufferedImage(32, 64, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
    javax.imageio.ImageIO.write(image, "jpg", jpeg);
    DicomSample sample = DicomSample.chest(64, 32, "1.2.840.10008.1.2.4.50").bits(8, 8);

    // When
    UnreadableScan refusal = refusal(sample.compressed(jpeg.toByteArray()).bytes());

    // Then
    assertThat(refusal).hasMessageContaining("of another size than the header says");
  }

  @Test
  void anUnknownTransferSyntaxIsNamed() {
    // Given
    byte[] file = DicomSample.chest(8, 8, "1.2.840.10008.1.2.4.100").bytes();

    // When, Then
    assertThat(refusal(file)).hasMessageContaining("1.2.840.10008.1.2.4.100 is not read");
  }

  private static int pixelsAndHeader(byte[] sample) {
    // From the first element of the main data set, (0008,0060), to the pixels.
    for (int i = HEAD; i < sample.length; i++) {
      if (sample[i] == 8 && sample[i + 1] == 0 && sample[i + 2] == 0x60 && sample[i + 3] == 0) {
        return sample.length - 128 - i;
      }
    }
    throw new IllegalStateException("no main data set");
  }

  private static ByteBuffer little(int tag) {
    ByteBuffer buffer = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    return buffer.putShort((short) (tag >>> 16)).putShort((short) tag);
  }

  private UnreadableScan refusal(byte[] content) {
    try {
      Path file = Files.write(folder.resolve("a.dcm"), content);
      return catchThrowableOfType(UnreadableScan.class, () -> new ScanReader(32).read(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
