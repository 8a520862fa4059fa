package io.synthorax.imaging.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.imaging.ScanLimits;
import io.synthorax.imaging.SharedData;
import io.synthorax.imaging.dicom.DicomFile;
import io.synthorax.imaging.dicom.StoredImage;
import io.synthorax.imaging.dicom.TransferSyntax;
import io.synthorax.imaging.dicom.TransferSyntax.Codec;
import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Real DICOM files of every encoding give the pixel values that other decoders give. */
class SharedDicomIT {
  private static final Set<TransferSyntax> LOSSY =
      EnumSet.of(
          TransferSyntax.JPEG_BASELINE,
          TransferSyntax.JPEG_EXTENDED,
          TransferSyntax.JPEG_LS_NEAR_LOSSLESS,
          TransferSyntax.JPEG_2000);

  @TestFactory
  Stream<DynamicTest> everyFileHasTheStatedPixels() throws IOException {
    Path folder = SharedData.folder("data").resolve("dicom");
    try (Reader table = Files.newBufferedReader(folder.resolve("dicom.csv"))) {
      return CSVFormat.RFC4180.builder().setHeader().get().parse(table).getRecords().stream()
          .map(row -> DynamicTest.dynamicTest(row.get("file"), () -> compare(folder, row)));
    }
  }

  private static void compare(Path folder, CSVRecord expected) throws Exception {
    // Given
    DicomFile file = DicomFile.read(folder.resolve(expected.get("file")));
    assertThat(file.syntax().uid()).isEqualTo(expected.get("transfer_syntax_uid"));
    boolean twelveBits = file.syntax() == TransferSyntax.JPEG_EXTENDED;
    Assumptions.assumeTrue(
        Gdcm.isThere() || file.syntax().codec() != Codec.JPEG_LS && !twelveBits,
        "there is no gdcmconv");

    // When
    short[] codes = DicomFrame.codes(file, StoredImage.of(file, ScanLimits.DEFAULT));

    // Then
    int minimum = 65_535;
    int maximum = 0;
    long sum = 0;
    for (short code : codes) {
      minimum = Math.min(minimum, code & 0xffff);
      maximum = Math.max(maximum, code & 0xffff);
      sum += code & 0xffff;
    }
    double tolerance = LOSSY.contains(file.syntax()) ? 2 : 0;
    assertThat((double) minimum).isCloseTo(number(expected, "raw_min"), within(tolerance));
    assertThat((double) maximum).isCloseTo(number(expected, "raw_max"), within(tolerance));
    assertThat((double) sum / codes.length)
        .isCloseTo(number(expected, "raw_mean"), within(tolerance == 0 ? 1e-4 : 0.05));
    if (tolerance == 0) {
      assertThat(sha256(codes)).isEqualTo(expected.get("raw_u16le_sha256"));
    }
  }

  private static double number(CSVRecord row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static String sha256(short[] codes) throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * codes.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(codes);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
  }
}
