package io.synthorax.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.DatasetManifest.PartManifest;
import io.synthorax.contracts.Part;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DatasetTextTest {
  private static final ClassLabel NORMAL = new ClassLabel("Normal");
  private static final String FEW = "test patients: scores will have no intervals";

  @Test
  void tellsBeforehandThatSoFewPatientsShowNothing() {
    assertThat(DatasetText.lines(tested(9))).anyMatch(line -> line.contains(FEW));
    assertThat(DatasetText.lines(tested(10))).noneMatch(line -> line.contains(FEW));
  }

  private static DatasetManifest tested(int patients) {
    PartManifest test =
        new PartManifest(
            new TreeMap<>(Map.of(NORMAL, new ClassCount(40, patients))),
            List.of(),
            List.of(),
            List.of());
    return new DatasetManifest(
        "scans",
        64,
        false,
        true,
        "hash",
        "",
        List.of(NORMAL),
        new TreeMap<>(Map.of(Part.TEST, test)),
        new TreeMap<>());
  }
}
