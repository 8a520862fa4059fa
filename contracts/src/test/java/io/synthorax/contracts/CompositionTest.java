package io.synthorax.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompositionTest {
  private static final ClassLabel COMMON = new ClassLabel("Common");
  private static final ClassLabel RARE = new ClassLabel("Rare");
  private static final ClassLabel RAREST = new ClassLabel("Rarest");
  private final Map<ClassLabel, Integer> real = new LinkedHashMap<>();

  CompositionTest() {
    real.put(COMMON, 100);
    real.put(RARE, 20);
    real.put(RAREST, 10);
  }

  @Test
  void brSamplesEveryClassDownToTheRarest() {
    assertThat(Composition.BR.wanted(real).values()).containsOnly(new Composition.Counts(10, 0, 0));
  }

  @Test
  void bgFillsEveryClassUpToTheLargest() {
    var counts = Composition.BG.wanted(real);

    assertThat(counts.get(COMMON)).isEqualTo(new Composition.Counts(100, 0, 0));
    assertThat(counts.get(RAREST)).isEqualTo(new Composition.Counts(10, 0, 90));
  }

  @Test
  void gsDoublesTheSetAndGivesToTheSmallestFirst() {
    var counts = Composition.GS.wanted(real);

    // 130 to add: both rare classes meet at (20 + 10 + 130) / 2 = 80, still below 100.
    assertThat(counts.get(COMMON).synthesized()).isZero();
    assertThat(counts.get(RARE)).isEqualTo(new Composition.Counts(20, 0, 60));
    assertThat(counts.get(RAREST)).isEqualTo(new Composition.Counts(10, 0, 70));
  }

  @Test
  void theSweepAddsSharesOfIrAndKeepsTheOrderOfFilling() {
    var quarter = Composition.GS_25.wanted(real);
    var twice = Composition.GS_200.wanted(real);

    // 32.5 is rounded to 33: 10 bring the rarest to the rare one's 20, the rest is shared.
    assertThat(quarter.get(RAREST)).isEqualTo(new Composition.Counts(10, 0, 21));
    assertThat(quarter.get(RARE)).isEqualTo(new Composition.Counts(20, 0, 12));
    assertThat(twice.values()).extracting(Composition.Counts::total).containsExactly(130, 130, 130);
    assertThat(Composition.of("GS@50").synthesizedPercent()).hasValue(50);
    assertThat(Composition.BG.synthesizedPercent()).isEmpty();
  }

  @Test
  void rsHasTheCountsOfGsFromTransformedRealImages() {
    var rs = Composition.RS.wanted(real);
    var gs = Composition.GS.wanted(real);

    for (ClassLabel label : real.keySet()) {
      assertThat(rs.get(label).total()).isEqualTo(gs.get(label).total());
      assertThat(rs.get(label).transformed()).isEqualTo(gs.get(label).synthesized());
    }
  }

  @Test
  void duplicatesHaveTheCountsOfGsAndOversamplingThoseOfTheLargestClass() {
    var duplicated = Composition.IR_DUP.wanted(real);
    var oversampled = Composition.IR_OS.wanted(real);

    assertThat(duplicated.get(RARE)).isEqualTo(new Composition.Counts(80, 0, 0));
    assertThat(duplicated.get(COMMON)).isEqualTo(new Composition.Counts(100, 0, 0));
    assertThat(oversampled.values()).containsOnly(new Composition.Counts(100, 0, 0));
  }

  @Test
  void synthesizedOnlyHasTheCountsOfIr() {
    assertThat(Composition.SO.wanted(real).get(COMMON))
        .isEqualTo(new Composition.Counts(0, 0, 100));
    assertThat(Composition.SP.wanted(real).get(RAREST))
        .isEqualTo(new Composition.Counts(10, 0, 10));
  }

  @Test
  void bothAddsWhatEachAdds() {
    assertThat(Composition.RS_GS.wanted(real).get(RARE))
        .isEqualTo(new Composition.Counts(20, 60, 60));
  }

  @Test
  void shuffledHasTheLabelsOfGsAndShowsTheClassesInTheProportionsOfIr() {
    assertThat(Composition.GS_SHUFFLED.wanted(real)).isEqualTo(Composition.GS.wanted(real));
    assertThat(Composition.GS_SHUFFLED.synthesizedImages(real, COMMON)).isEqualTo(100);
    assertThat(Composition.GS.synthesizedImages(real, COMMON)).isZero();
  }

  @Test
  void mostSynthesizedIsTheLargestWishOfTheChosenAndThePapers() {
    assertThat(Composition.mostSynthesized(List.of(Composition.IR), real, RAREST)).isEqualTo(90);
    assertThat(Composition.mostSynthesized(Composition.PAPER, real, COMMON)).isZero();
    assertThat(Composition.mostSynthesized(List.of(Composition.SO), real, COMMON)).isEqualTo(100);
  }

  @Test
  void keysHaveNoSignsAndThePapersAreTheirCodes() {
    assertThat(Composition.values()).allMatch(c -> c.key().matches("[A-Z0-9-]+"));
    assertThat(Composition.PAPER).allMatch(c -> c.key().equals(c.code()));
    assertThat(Composition.values()).extracting(Composition::key).doesNotHaveDuplicates();
  }

  @Test
  void aStudyNamesEachCompositionOnce() {
    var twice = List.of(Composition.GS, Composition.IR, Composition.GS);

    assertThatThrownBy(() -> UtilitySpecification.standard().with(twice))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("each once");
  }
}
