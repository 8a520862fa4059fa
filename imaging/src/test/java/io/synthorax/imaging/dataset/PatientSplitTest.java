package io.synthorax.imaging.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatientSplitTest {
  private static final SplitRule RULE = SplitRule.of("project");

  @ParameterizedTest
  @ValueSource(strings = {"a", "b", "c", "d", "e", "f", "g", "h"})
  void threePatientsOfAClassGoToThreeParts(String key) {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    patients(scans, "x", "few", 3, 4, null);
    patients(scans, "y", "many", 50, 1, null);

    // When
    PatientSplit split = new PatientSplit(listing(scans), SplitRule.of(key));

    // Then
    assertThat(partsOf(split, scans, "x").values())
        .containsExactlyInAnyOrder(Set.of(Part.TRAIN), Set.of(Part.VALIDATION), Set.of(Part.TEST));
  }

  @Test
  void thePartsHaveTheirShares() {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    patients(scans, "x", "p", 5_000, 1, null);
    patients(scans, "y", "q", 5_000, 1, null);

    // When
    PatientSplit split = new PatientSplit(listing(scans), RULE);

    // Then
    Map<Part, Long> counts =
        scans.stream().collect(Collectors.groupingBy(split::part, Collectors.counting()));
    assertThat(counts.get(Part.TRAIN)).isBetween(6_850L, 7_150L);
    assertThat(counts.get(Part.VALIDATION)).isBetween(900L, 1_100L);
    assertThat(counts.get(Part.TEST)).isBetween(1_880L, 2_120L);
  }

  @Test
  void aLaterDataSetMovesNobody() {
    // Given
    List<LabelledScan> earlier = new ArrayList<>();
    patients(earlier, "x", "p", 100, 1, null);
    patients(earlier, "y", "q", 100, 1, null);
    PatientSplit before = new PatientSplit(listing(earlier), RULE);
    List<LabelledScan> later = new ArrayList<>();
    patients(later, "y", "new", 300, 2, null);
    later.addAll(earlier);

    // When
    PatientSplit after = new PatientSplit(listing(later), RULE);

    // Then
    assertThat(earlier).allMatch(scan -> before.part(scan) == after.part(scan));
  }

  @Test
  void anotherKeySplitsOtherwise() {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    patients(scans, "x", "p", 100, 1, null);
    patients(scans, "y", "q", 100, 1, null);
    PatientSplit one = new PatientSplit(listing(scans), RULE);

    // When
    PatientSplit other = new PatientSplit(listing(scans), SplitRule.of("another"));

    // Then
    assertThat(scans).anyMatch(scan -> one.part(scan) != other.part(scan));
  }

  @Test
  void aPatientWithScansOfTwoClassesStaysInOnePart() {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    patients(scans, "x", "p", 40, 2, null);
    patients(scans, "y", "p", 40, 2, null);

    // When
    PatientSplit split = new PatientSplit(listing(scans), RULE);

    // Then
    Map<String, Set<Part>> parts = new HashMap<>();
    scans.forEach(
        scan ->
            parts
                .computeIfAbsent(scan.patient(), p -> new java.util.HashSet<>())
                .add(split.part(scan)));
    assertThat(parts).hasSize(40);
    assertThat(parts.values()).allMatch(each -> each.size() == 1);
  }

  @Test
  void givenPartsAreKeptAndValidationIsTakenFromTrain() {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    patients(scans, "x", "train", 200, 2, Part.TRAIN);
    patients(scans, "x", "test", 20, 2, Part.TEST);
    patients(scans, "y", "few", 2, 3, Part.TRAIN);
    patients(scans, "y", "one", 1, 1, Part.TEST);

    // When
    PatientSplit split = new PatientSplit(listing(scans), RULE);

    // Then
    assertThat(scans)
        .allMatch(scan -> (scan.givenPart() == Part.TEST) == (split.part(scan) == Part.TEST));
    long validation =
        partsOf(split, scans, "x").values().stream()
            .filter(part -> part.contains(Part.VALIDATION))
            .count();
    assertThat(validation).isBetween(12L, 38L);
    assertThat(partsOf(split, scans, "y").values())
        .contains(Set.of(Part.TRAIN), Set.of(Part.VALIDATION), Set.of(Part.TEST));
    assertThat(split.describe()).contains("as given", "0.12").doesNotContain("project");
  }

  @Test
  void threeGivenPartsAreKept() {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    for (String label : List.of("x", "y")) {
      for (Part part : Part.values()) {
        patients(scans, label, label + part, 1, 1, part);
      }
    }

    // When
    PatientSplit split = new PatientSplit(listing(scans), RULE);

    // Then
    assertThat(scans).allMatch(scan -> split.part(scan) == scan.givenPart());
  }

  @Test
  void refusesTwoPatientsOfAClass() {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    patients(scans, "x", "p", 2, 10, null);
    patients(scans, "y", "q", 10, 1, null);

    // When
    IntakeException refusal = refusal(scans);

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.CLASS_TOO_SMALL);
    assertThat(refusal).hasMessageContaining("x has 2 patients");
  }

  @Test
  void refusesAPatientInTwoGivenParts() {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    patients(scans, "x", "p", 5, 1, Part.TRAIN);
    patients(scans, "y", "p", 1, 1, Part.TEST);

    // When
    IntakeException refusal = refusal(scans);

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.PATIENT_IN_TWO_PARTS);
    assertThat(refusal.row()).hasValue(7);
    assertThat(refusal.getMessage()).contains("patient p-0 is in train and test");
    assertThat(refusal.anonymousMessage()).doesNotContain("p-0");
  }

  @Test
  void refusesAGivenSplitWithoutTest() {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    patients(scans, "x", "p", 5, 1, Part.TRAIN);
    patients(scans, "y", "q", 5, 1, Part.TRAIN);

    // When
    IntakeException refusal = refusal(scans);

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.SPLIT_INCOMPLETE);
  }

  @Test
  void refusesAClassThatAGivenPartLacks() {
    // Given
    List<LabelledScan> scans = new ArrayList<>();
    patients(scans, "x", "p", 5, 1, Part.TRAIN);
    patients(scans, "x", "t", 5, 1, Part.TEST);
    patients(scans, "y", "q", 5, 1, Part.TRAIN);

    // When
    IntakeException refusal = refusal(scans);

    // Then
    assertThat(refusal.problem()).isEqualTo(Problem.CLASS_NOT_IN_PART);
    assertThat(refusal).hasMessageContaining("y in test");
  }

  private static IntakeException refusal(List<LabelledScan> scans) {
    return catchThrowableOfType(
        IntakeException.class, () -> new PatientSplit(listing(scans), RULE));
  }

  private static void patients(
      List<LabelledScan> scans, String label, String prefix, int patients, int images, Part part) {
    for (int i = 0; i < patients * images; i++) {
      int row = scans.size() + 2;
      scans.add(
          new LabelledScan(
              "f" + row, new ClassLabel(label), prefix + "-" + i / images, part, row, List.of()));
    }
  }

  private static Map<String, Set<Part>> partsOf(
      PatientSplit split, List<LabelledScan> scans, String label) {
    return scans.stream()
        .filter(scan -> scan.label().value().equals(label))
        .collect(
            Collectors.groupingBy(
                LabelledScan::patient, Collectors.mapping(split::part, Collectors.toSet())));
  }

  private static Listing listing(List<LabelledScan> scans) {
    return new Listing(
        Path.of("scans"),
        Path.of("scans", "labels.csv"),
        Arrays.asList(new ClassLabel("x"), new ClassLabel("y")),
        scans,
        List.of(),
        true,
        scans.get(0).givenPart() != null,
        false,
        new java.util.TreeMap<>(),
        List.of());
  }
}
