package io.synthorax.classifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Composition;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoseSectionTest {

  @Test
  void aSweepIsDrawnWithItsControlsAtTheirShare() {
    // Given
    UtilityReport utility = utility(Composition.SWEEP);
    // When
    String section = new DoseSection(utility).html();
    // Then
    assertThat(section)
        .contains("Balanced accuracy, % over the share of synthesized images")
        .contains("Mean AUROC, % over the share of synthesized images")
        .contains(">0</text>", ">25</text>", ">50</text>", ">100</text>", ">200</text>")
        .contains(">RS</text>", ">IR-DUP</text>");
    assertThat(section.split("<circle", -1)).hasSize(1 + 2 * Composition.SWEEP.size());
  }

  @Test
  void oneShareIsNoSweep() {
    // Given
    UtilityReport utility = utility(Composition.STANDARD);
    // When
    String section = new DoseSection(utility).html();
    // Then
    assertThat(section).isEmpty();
  }

  private static UtilityReport utility(List<Composition> compositions) {
    return new SampleUtility(SampleReport.request(), 0.01).report(compositions);
  }
}
