package io.synthorax.console.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.imaging.GrayImage;
import io.synthorax.imaging.png.GrayPng;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanIntakeTest {
  @TempDir Path folder;

  @Test
  void aScanThatIsSetAsideNeitherWaitsNorTrainsUntilSomebodyLabelsIt() throws Exception {
    // Given
    Ward ward = new Ward(folder, 12);
    byte[] png = GrayPng.encode(new GrayImage(32, 32, new byte[32 * 32]), GrayPng.Origin.PHANTOM);
    Path file = Files.write(folder.resolve("teeth.png"), png);
    String scan = ward.intake.take(Ward.ID, file, "p1", Optional.empty()).scan();

    // When
    ward.intake.setAside(Ward.ID, scan);
    ward.intake.take(Ward.ID, file, "p1", Optional.of(Ward.NORMAL));
    ward.restart();

    // Then
    assertThat(ward.views.scans(Ward.ID))
        .singleElement()
        .matches(entry -> !entry.isWaiting() && entry.label().isEmpty());

    // When
    ward.intake.label(Ward.ID, scan, Ward.EDEMA);

    // Then
    assertThat(ward.views.scans(Ward.ID))
        .extracting(ScanEntry::label)
        .containsExactly(Optional.of(Ward.EDEMA));
  }
}
