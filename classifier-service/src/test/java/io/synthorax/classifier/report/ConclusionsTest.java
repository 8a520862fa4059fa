package io.synthorax.classifier.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.classifier.report.StudyReport.Headline;
import io.synthorax.classifier.report.StudyReport.Verdict;
import io.synthorax.classifier.report.UtilityReport.Difference;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Composition.Counts;
import io.synthorax.contracts.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConclusionsTest {

  @ParameterizedTest
  @CsvSource({
    "0.03, 0.02, HELPED",
    "0.03, 0.03, NOT_SHOWN",
    "0.03, 0.04, NOT_SHOWN",
    "-0.03, 0.04, NOT_SHOWN",
    "-0.03, 0.02, HARMED"
  })
  void anIntervalThatContainsZeroIsNoConclusion(double gain, double half, Verdict expected) {
    // When
    Verdict verdict = Conclusions.verdict(SampleUtility.around("gain", gain, half, 10));
    // Then
    assertThat(verdict).isEqualTo(expected);
  }

  @Test
  void aGainWithoutAnIntervalIsNoConclusion() {
    // When
    Verdict verdict = Conclusions.verdict(Figure.of("gain", 0.5, 10, 1));
    // Then
    assertThat(verdict).isEqualTo(Verdict.NOT_TESTED);
  }

  @Test
  void helpsOnlyIfBetterThanRealAloneAndThanTransformed() {
    // When
    Headline both = headline(0.06, 0.05);
    Headline onlyOverReal = headline(0.06, 0.01);
    // Then
    assertThat(both.verdict()).isEqualTo(Verdict.HELPED);
    assertThat(both.sentence())
        .isEqualTo(
            "Synthesized images helped the classifier: balanced accuracy changed by +5.0 [+2.0,"
                + " +8.0] points against as many rotated and scaled real images, and by +6.0"
                + " [+3.0, +9.0] points against the real images alone.");
    assertThat(onlyOverReal.verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(onlyOverReal.sentence())
        .startsWith("More images helped, but synthesized ones were not shown to be better");
  }

  @Test
  void saysThatTheyHarmed() {
    // When
    Headline headline = headline(-0.06, -0.05);
    // Then
    assertThat(headline.verdict()).isEqualTo(Verdict.HARMED);
    assertThat(headline.sentence()).contains("harmed", "\u22126.0 [\u22129.0, \u22123.0]");
  }

  @Test
  void doesNotSpeakOfHarmWhereRealImagesAloneWereNoBetter() {
    // When
    Headline headline = headline(0.01, -0.05);
    // Then
    assertThat(headline.sentence()).startsWith("Synthesized images did worse than rotated");
  }

  @Test
  void withoutASynthesizedImageThereIsNoAnswer() {
    // Given
    UtilityReport utility = utility(0, List.of(difference(Comparison.GS_RS, 0.1)));
    // When
    Headline headline = Conclusions.headline(List.of(utility), List.of());
    // Then
    assertThat(headline.verdict()).isEqualTo(Verdict.NOT_TESTED);
    assertThat(headline.sentence()).contains("none was used for training");
  }

  @Test
  void aRepeatedSetThatIsAsGoodIsNamed() {
    // When
    Headline headline =
        Conclusions.headline(
            List.of(
                utility(
                    5,
                    List.of(
                        difference(Comparison.GS_RS, 0.05),
                        difference(Comparison.GS_IR_DUP, 0.01),
                        difference(Comparison.GS_IR, 0.06)))),
            List.of());
    // Then
    assertThat(headline.verdict()).isEqualTo(Verdict.NOT_SHOWN);
    assertThat(headline.sentence())
        .startsWith(
            "More images helped, but synthesized ones were not shown to be better than repeated real"
                + " ones: balanced accuracy changed by +5.0 [+2.0, +8.0] points against as many"
                + " rotated and scaled real images, and by +1.0")
        .endsWith("against the real images alone.");
  }

  @Test
  void withSeveralModelsTheAnswerIsTheFirstOnesAndTheOthersAreNamed() {
    // Given
    UtilityReport first = utility(5, List.of(difference(Comparison.GS_RS, 0.1)));
    UtilityReport second =
        named("alexnet-w64", utility(5, List.of(difference(Comparison.GS_RS, -0.1))));
    // When
    Headline headline = Conclusions.headline(List.of(first, second), List.of());
    // Then
    assertThat(headline.verdict()).isEqualTo(Verdict.HELPED);
    assertThat(headline.sentence()).startsWith("With ResNet-18 at 4/64 of its width: Synth");
    assertThat(headline.details().get(0))
        .contains("about ResNet-18", "AlexNet: GS - RS −10.0 [−13.0, −7.0] points.");
  }

  private static UtilityReport named(String model, UtilityReport one) {
    return new UtilityReport(
        model,
        one.steps(),
        one.batchSize(),
        one.learningRate(),
        one.testImages(),
        one.testPatients(),
        one.resamples(),
        one.rows(),
        one.differences(),
        one.labelValidity());
  }

  @Test
  void everyComparisonSaysWhatFollowsAndWhatDoesNot() {
    for (Comparison asked : Comparison.values()) {
      // When
      String better = difference(asked, 0.1).sentence();
      String worse = difference(asked, -0.1).sentence();
      String open = difference(asked, 0.01).sentence();
      // Then
      assertThat(better)
          .startsWith(asked.first() + " over " + asked.second())
          .contains("better on");
      assertThat(worse).contains("worse on these patients.", asked.ifWorse());
      assertThat(better).contains(asked.ifBetter()).doesNotContain(asked.ifWorse());
      assertThat(open).contains("contains 0").doesNotContain(asked.ifBetter(), asked.ifWorse());
    }
  }

  private static Headline headline(double overReal, double overTransformed) {
    return Conclusions.headline(
        List.of(
            utility(
                5,
                List.of(
                    difference(Comparison.GS_RS, overTransformed),
                    difference(Comparison.GS_IR, overReal)))),
        List.of());
  }

  private static Difference difference(Comparison asked, double gain) {
    return Difference.of(asked, List.of(SampleUtility.around("gain", gain, 0.03, 10)));
  }

  private static UtilityReport utility(int synthesized, List<Difference> differences) {
    var counts = Map.of(new ClassLabel("Normal"), new Counts(5, 0, synthesized));
    var row =
        new UtilityReport.Row(
            Composition.GS,
            counts,
            counts,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty());
    return new UtilityReport(
        "resnet18-w4", 10, 4, 1e-3, 10, 5, 1000, List.of(row), differences, List.of());
  }
}
