package io.synthorax.imaging.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.imaging.DicomSample;
import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.ScanWarning;
import io.synthorax.imaging.UnreadableScan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grayscale pipeline, against values worked out by hand from PS3.3 C.11. */
class GrayScaleTest {
  private static final int FULL = 65_535;
  private static final int MODALITY_LUT = 0x0028_3000;
  private static final int VOI_LUT = 0x0028_3010;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "LINEAR,1000,0",
    "LINEAR,1999,65535",
    "LINEAR_EXACT,1500,32768",
    "SIGMOID,1500,32768"
  })
  void aWindowSpreadsItsValues(String function, int value, int gray) throws IOException {
    // Given a window from 1000 to 2000
    DicomSample sample = windowed(1500, 1000).text(0x0028_1056, "CS", function);

    // When
    GrayScale scale = scale(sample);

    // Then
    assertThat((double) scale.of(value)).isCloseTo(gray, within(1.0));
    assertThat(scale.warnings()).isEmpty();
  }

  @Test
  void theLinearWindowIsTheStandards() throws IOException {
    // Given PS3.3 C.11.2.1.2's example: center 2048, width 4096
    GrayScale scale = scale(windowed(2048, 4096));

    // When, Then
    assertThat(scale.of(0)).isZero();
    assertThat(scale.of(4095)).isEqualTo(FULL);
    assertThat(scale.of(2047)).isEqualTo((int) Math.round(FULL * ((2047 - 2047.5) / 4095 + 0.5)));
  }

  @Test
  void monochrome1IsTheNegative() throws IOException {
    // Given
    GrayScale positive = scale(windowed(1500, 1000));

    // When
    GrayScale negative = scale(windowed(1500, 1000).text(0x0028_0004, "CS", "MONOCHROME1"));

    // Then
    assertThat(negative.of(0)).isEqualTo(FULL);
    assertThat(negative.of(1234)).isEqualTo(FULL - positive.of(1234));
  }

  @Test
  void theWindowAppliesToRescaledValues() throws IOException {
    // Given 2 v - 100, a window from 0 to 1000
    DicomSample sample =
        windowed(500.5, 1001).text(0x0028_1053, "DS", "2").text(0x0028_1052, "DS", "-100");

    // When
    GrayScale scale = scale(sample);

    // Then
    assertThat(scale.of(50)).isZero();
    assertThat(scale.of(300)).isEqualTo(FULL / 2 + 1);
    assertThat(scale.of(550)).isEqualTo(FULL);
  }

  @Test
  void aModalityTableComesBeforeAVoiTable() throws IOException {
    // Given a modality table 10 -> 0, 11 -> 1, 12 -> 2 and a VOI table 0 -> 0, 1 -> 255, 2 -> 128
    DicomSample sample =
        DicomSample.chest(8, 8)
            .sequence(MODALITY_LUT, table(10, 16, 0, 1, 2))
            .sequence(VOI_LUT, table(0, 8, 0, 255, 128));

    // When
    GrayScale scale = scale(sample);

    // Then the tables' ends hold beyond them
    assertThat(scale.of(10)).isZero();
    assertThat(scale.of(11)).isEqualTo(FULL);
    assertThat(scale.of(12)).isEqualTo((int) Math.round(FULL * 128 / 255.0));
    assertThat(scale.of(3)).isZero();
    assertThat(scale.of(4000)).isEqualTo(scale.of(12));
  }

  @Test
  void withoutAWindowTheQuantilesOfThePixelsBoundTheRangeAndAWarningSaysSo() throws IOException {
    // Given 1000 pixels of the values 1000 to 1999, each once
    DicomFile file = file(DicomSample.chest(8, 8));
    int[] counts = new int[4096];
    for (int value = 1000; value < 2000; value++) {
      counts[value] = 1;
    }

    // When
    GrayScale scale = new GrayScale(file, StoredImage.of(file, ScanLimits.DEFAULT), counts);

    // Then 0.5 % lie below 1005 and above 1995
    assertThat(scale.of(1005)).isZero();
    assertThat(scale.of(1995)).isEqualTo(FULL);
    assertThat(scale.of(1500)).isEqualTo(FULL / 2 + 1);
    assertThat(scale.warnings()).containsExactly(ScanWarning.WINDOW_FROM_PIXELS);
  }

  @Test
  void eightBitsWithoutAWindowKeepTheirFullRange() throws IOException {
    // Given
    GrayScale scale =
        scale(DicomSample.chest(8, 8).bits(8, 8).bytes(0x7fe0_0010, "OB", new byte[64]));

    // When, Then
    assertThat(scale.of(0)).isZero();
    assertThat(scale.of(100)).isEqualTo(100 * 257);
    assertThat(scale.of(255)).isEqualTo(FULL);
    assertThat(scale.warnings()).isEmpty();
  }

  @Test
  void signedValuesAndPaddingAreUnderstood() throws IOException {
    // Given 12-bit two's complement, a window from -500 to 500, and the least value as padding
    DicomSample sample =
        windowed(0.5, 1001)
            .words(0x0028_0103, "US", 1)
            .words(0x0028_0120, "SS", -2048)
            .text(0x0028_0004, "CS", "MONOCHROME1");

    // When
    GrayScale scale = scale(sample);

    // Then
    assertThat(scale.of(4096 - 500)).isEqualTo(FULL);
    assertThat(scale.of(500)).isZero();
    assertThat(scale.of(2048)).as("padding").isZero();
    assertThat(scale.of(2049)).as("next to padding").isEqualTo(FULL);
  }

  @Test
  void aTableShorterThanItSaysIsRefused() {
    // Given
    DicomSample item =
        DicomSample.item().words(0x0028_3002, "US", 500, 0, 16).words(0x0028_3006, "US", 1);

    // When, Then
    assertThatThrownBy(() -> scale(DicomSample.chest(8, 8).sequence(VOI_LUT, item)))
        .isInstanceOf(UnreadableScan.class)
        .hasMessageContaining("look-up table");
  }

  private static DicomSample windowed(double center, double width) {
    return DicomSample.chest(8, 8)
        .text(0x0028_1050, "DS", String.valueOf(center))
        .text(0x0028_1051, "DS", String.valueOf(width));
  }

  private static DicomSample table(int first, int bits, int... entries) {
    return DicomSample.item()
        .words(0x0028_3002, "US", entries.length, first, bits)
        .words(0x0028_3006, "US", entries);
  }

  private DicomFile file(DicomSample sample) throws IOException {
    return DicomFile.read(sample.write(folder.resolve("a.dcm")));
  }

  private GrayScale scale(DicomSample sample) throws IOException {
    DicomFile file = file(sample);
    StoredImage image = StoredImage.of(file, ScanLimits.DEFAULT);
    return new GrayScale(file, image, new int[image.codes()]);
  }
}
