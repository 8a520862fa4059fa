package io.synthorax.imaging.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Confounder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfounderColumnsTest {
  private static final List<String> NAMES =
      List.of("view", "age", "patient_id", "ward", "note", "card");

  @Test
  void fewValuesAreKeptInTheOrderOfTheAlphabetAndEmptyOnesAsNotGiven() {
    // Given
    Listing listing = listing();
    // When
    ConfounderColumns columns = ConfounderColumns.of(listing, List.of(" View", "ward"));
    // Then
    assertThat(columns.described())
        .containsExactly(
            new Confounder("view", List.of("AP", "PA")),
            new Confounder("ward", List.of("not given", "A")));
    assertThat(columns.of(listing.scans().get(0))).containsExactly(0, 0);
    assertThat(columns.of(listing.scans().get(3))).containsExactly(1, 1);
  }

  @Test
  void manyNumbersAreGroupedAtTheirQuartiles() {
    // Given
    Listing listing = listing();
    // When
    ConfounderColumns columns = ConfounderColumns.of(listing, List.of("age"));
    // Then
    assertThat(columns.described().get(0).values())
        .containsExactly("below 10", "10 to below 20", "20 to below 30", "30 and above");
    assertThat(columns.of(listing.scans().get(9))).containsExactly(0);
    assertThat(columns.of(listing.scans().get(10))).containsExactly(1);
    assertThat(columns.of(listing.scans().get(39))).containsExactly(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient", "Patient_ID", "file", "label"})
  void identitiesAreRefusedByName(String name) {
    assertRefused(List.of(name), "its name is one of an identity");
  }

  @Test
  void whatIsOfOnePatientEachOrTooVariedOrAbsentIsRefused() {
    assertRefused(List.of("card"), "each of its values is of one patient alone");
    assertRefused(List.of("note"), "too many different values");
    assertRefused(List.of("colour"), "no such column, but [view, age");
    assertRefused(List.of("view", "VIEW"), "one twice");
  }

  private static void assertRefused(List<String> names, String why) {
    assertThatThrownBy(() -> ConfounderColumns.of(listing(), names))
        .isInstanceOf(IntakeException.class)
        .hasMessageContaining("labels.csv, row 1, field '")
        .hasMessageContaining(why)
        .hasMessageContaining("at most 20 different values");
  }

  /** Forty scans of twenty patients; the age is the scan's number. */
  private static Listing listing() {
    var scans = new ArrayList<LabelledScan>();
    for (int i : IntStream.range(0, 40).toArray()) {
      scans.add(
          new LabelledScan(
              i + ".png",
              new ClassLabel("A"),
              "p" + i / 2,
              null,
              i + 2,
              List.of(
                  i % 2 == 0 ? "AP" : "PA",
                  Integer.toString(i),
                  "p" + i / 2,
                  i % 3 == 0 && i % 2 == 1 ? "A" : "",
                  i < 30 ? "text " + i : "same",
                  "c" + i / 2)));
    }
    Path folder = Path.of("scans");
    return new Listing(
        folder,
        folder.resolve("labels.csv"),
        List.of(new ClassLabel("A"), new ClassLabel("B")),
        scans,
        NAMES,
        true,
        false,
        false,
        new java.util.TreeMap<>(),
        List.of());
  }
}
