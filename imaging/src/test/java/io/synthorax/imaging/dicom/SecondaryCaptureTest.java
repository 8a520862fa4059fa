package io.synthorax.imaging.dicom;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.UnreadableScan;
import io.synthorax.imaging.dicom.SecondaryCapture.Series;
import io.synthorax.imaging.scan.ScanReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, read again by our own reader. */
class SecondaryCaptureTest {
  private static final Series SERIES =
      new Series("s0123456789ab", "o1", "Pleural_Effusion", "synthesized");

  @TempDir Path folder;

  @Test
  void holdsThePixelsAsTheyAre() throws Exception {
    // Given
    byte[] pixels = new byte[5 * 3]; // an odd number, which has to be padded
    new Random(1).nextBytes(pixels);

    // When
    byte[] written = SecondaryCapture.encode(new GrayImage(5, 3, pixels), SERIES, 6);
    DicomFile file = DicomFile.read(Files.write(folder.resolve("capture.dcm"), written));

    // Then
    assertThat(file.pixelData()).startsWith(pixels).hasSize(16);
    assertThat(file.patient()).contains("SYNTHESIZED-s0123456789ab");
    assertThat(new String(written, ISO_8859_1))
        .contains("DERIVED\\SECONDARY\\SYNTHESIZED", "SYNTHESIZED^NO PATIENT");
  }

  @Test
  void isTheSameFileForTheSameImageAndAnotherForTheNext() {
    // Given
    GrayImage image = new GrayImage(2, 2, new byte[] {1, 2, 3, 4});

    // When
    byte[] first = SecondaryCapture.encode(image, SERIES, 0);

    // Then
    assertThat(SecondaryCapture.encode(image, SERIES, 0)).isEqualTo(first);
    assertThat(SecondaryCapture.encode(image, SERIES, 1)).isNotEqualTo(first);
  }

  @Test
  void isNeverTakenForAScan() throws Exception {
    // Given
    Path file = folder.resolve("synthesized.dcm");
    GrayImage image = new GrayImage(32, 32, new byte[32 * 32]);
    Files.write(file, SecondaryCapture.encode(image, SERIES, 0));

    // When, Then
    assertThatThrownBy(() -> new ScanReader(32).read(file))
        .isInstanceOf(UnreadableScan.class)
        .hasMessageContaining("the modality is OT");
  }
}
