package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.ContractViolation;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final TestImages IMAGES =
      new TestImages(3, new int[] {0, 0, 1, 1, 2}, new int[] {10, 10, 11, 12, 13});
  private static final SeedResult RESULT =
      new SeedResult(
          IMAGES,
          new float[] {
            0.8f, 0.1f, 0.1f, //
            0.2f, 0.5f, 0.3f, //
            0.1f, 0.7f, 0.2f, //
            0.3f, 0.6f, 0.1f, //
            0.5f, 0.25f, 0.25f
          });

  @Test
  void confusionMatrixCountsTrueByPredicted() {
    // When
    ConfusionMatrix matrix = RESULT.confusion();

    // Then
    assertThat(matrix.counts()).isDeepEqualTo(new long[][] {{1, 1, 0}, {0, 2, 0}, {1, 0, 0}});
  }

  @Test
  void accuraciesAreSharesOfTheirClass() {
    // Given
    int[] once = IMAGES.once();

    // When, Then
    assertThat(new Score.ClassAccuracy(0).of(RESULT, once).value()).isEqualTo(0.5);
    assertThat(new Score.ClassAccuracy(2).of(RESULT, once).value()).isZero();
    assertThat(new Score.BalancedAccuracy().of(RESULT, once).value()).isEqualTo(0.5);
    assertThat(new Score.Accuracy().of(RESULT, once).value()).isEqualTo(0.6);
  }

  @Test
  void weightsCountAnImageSeveralTimes() {
    // Given
    int[] weights = {3, 1, 0, 2, 1};

    // When
    Measurement accuracy = new Score.Accuracy().of(RESULT, weights);

    // Then
    assertThat(accuracy.value()).isCloseTo(5.0 / 7, within(1e-15));
  }

  @Test
  void meansNeedEveryClass() {
    // Given
    int[] withoutLastClass = {1, 1, 1, 1, 0};

    // When, Then
    assertThat(new Score.BalancedAccuracy().of(RESULT, withoutLastClass))
        .isEqualTo(Measurement.unavailable("there is no test image of class 2"));
    assertThat(new Score.MeanAuroc().of(RESULT, withoutLastClass).available()).isFalse();
    assertThat(new Score.Auroc(0).of(RESULT, withoutLastClass).available()).isTrue();
  }

  @Test
  void meanAurocIsTheMeanOfTheClasses() {
    // Given
    int[] once = IMAGES.once();

    // When
    double mean = new Score.MeanAuroc().of(RESULT, once).value();

    // Then: class 0 wins 3 of 6 pairs, class 1 all 6, class 2 3 of 4 (0.25 against 0.1 0.3 0.2 0.1)
    assertThat(new Score.Auroc(0).of(RESULT, once).value()).isCloseTo(4.0 / 6, within(1e-15));
    assertThat(new Score.Auroc(1).of(RESULT, once).value()).isEqualTo(1);
    assertThat(new Score.Auroc(2).of(RESULT, once).value()).isEqualTo(0.75);
    assertThat(mean).isCloseTo((4.0 / 6 + 1 + 0.75) / 3, within(1e-15));
  }

  @Test
  void brierScoreIsTheMeanSquaredDistance() {
    // When
    double brier = new Score.Brier().of(RESULT, IMAGES.once()).value();

    // Then
    double sum = 0.06 + (0.64 + 0.25 + 0.09) + 0.14 + (0.09 + 0.16 + 0.01);
    sum += 0.25 + 0.0625 + 0.5625;
    assertThat(brier).isCloseTo(sum / 5, within(1e-6));
  }

  @Test
  void calibrationErrorComparesConfidenceWithAccuracy() {
    // When: in two bins, those at 0.5 (both wrong) and those above (all right)
    double error = new Score.CalibrationError(2).of(RESULT, IMAGES.once()).value();

    // Then
    double above = Math.abs(1 - (0.8 + 0.7 + 0.6) / 3);
    assertThat(error).isCloseTo(0.4 * 0.5 + 0.6 * above, within(1e-6));
    assertThat(Calibration.curve(RESULT, 2))
        .extracting(Calibration.Bin::images)
        .containsExactly(2L, 3L);
  }

  @Test
  void refusesWhatIsNoProbability() {
    // Given
    TestImages one = new TestImages(2, new int[] {0}, new int[] {0});

    // When, Then
    assertThatThrownBy(() -> new SeedResult(one, new float[] {Float.NaN, 1}))
        .isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> new SeedResult(one, new float[] {0.9f, 0.9f}))
        .isInstanceOf(ContractViolation.class)
        .hasMessageContaining("not to 1");
    assertThatThrownBy(() -> new SeedResult(one, new float[] {1}))
        .isInstanceOf(ContractViolation.class);
    assertThatThrownBy(() -> new TestImages(2, new int[] {2}, new int[] {0}))
        .isInstanceOf(ContractViolation.class)
        .hasMessage("image 0 has label 2, there are 2 classes");
  }

  /** Images copied until every class has as many: what weighting must come to. */
  @Test
  void aBalancedScoreIsThatOfClassesCopiedToOneSize() {
    // Given: classes of 2, 2 and 1 images
    int[] copies = {1, 1, 1, 1, 2};

    for (Score score :
        List.of(
            new Score.Auroc(1),
            new Score.MeanAuroc(),
            new Score.MeanAuprc(),
            new Score.Sensitivity(2, 0.5),
            new Score.CalibrationError(4),
            new Score.Brier())) {
      // When
      double balanced = new Score.Balanced(score).of(RESULT, IMAGES.once()).value();

      // Then
      assertThat(balanced)
          .as(score.name())
          .isCloseTo(score.of(RESULT, copies).value(), within(1e-7));
    }
    assertThat(new Score.Balanced(new Score.Brier()).name()).isEqualTo("brier-balanced");
  }

  @Test
  void accuracyOnABalancedSetIsTheBalancedAccuracyWhateverWasDrawn() {
    // Given
    int[] weights = {3, 1, 1, 2, 5};

    // When
    double balanced = new Score.Balanced(new Score.Accuracy()).of(RESULT, weights).value();

    // Then
    assertThat(balanced)
        .isCloseTo(new Score.BalancedAccuracy().of(RESULT, weights).value(), within(1e-7));
  }

  @Test
  void aBalancedScoreNeedsEveryClass() {
    // Given
    int[] withoutLastClass = {1, 1, 1, 1, 0};

    // When, Then
    assertThat(new Score.Balanced(new Score.Brier()).of(RESULT, withoutLastClass))
        .isEqualTo(Measurement.unavailable("there is no test image of class 2"));
  }

  @Test
  void strataAreComparedWithinThemselves() {
    // Given
    int[] once = IMAGES.once();
    int[] strata = {0, 1, 0, 1, 1};

    // When, Then
    assertThat(new Score.Auroc(0).of(RESULT, once).value()).isCloseTo(4.0 / 6, within(1e-15));
    // Stratum 0: 0.8 against 0.1, one pair, right. Stratum 1: 0.2 against 0.3 and 0.5, two, wrong.
    assertThat(new Score.StratifiedAuroc(0, strata, 2).of(RESULT, once).value())
        .isCloseTo(1.0 / 3, within(1e-15));
    assertThat(new Score.Within(new Score.Auroc(0), strata, 0).of(RESULT, once).value()).isOne();
    assertThat(new Score.Within(new Score.Auroc(0), strata, 1).of(RESULT, once).value()).isZero();
    assertThat(new Score.StratifiedAuroc(0, new int[] {0, 0, 1, 1, 1}, 2).of(RESULT, once))
        .isEqualTo(Measurement.unavailable("no stratum has images of class 0 and of others"));
  }

  @Test
  void severalClassifiersAnswersAreCountedTogether() {
    // Given
    SeedResult sure =
        new SeedResult(IMAGES, new float[] {1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1});

    // When
    ConfusionMatrix matrix = ConfusionMatrix.of(List.of(RESULT, sure));
    List<Calibration.Bin> curve = Calibration.curve(List.of(RESULT, sure), 4);

    // Then
    assertThat(matrix.counts()).isDeepEqualTo(new long[][] {{3, 1, 0}, {0, 4, 0}, {1, 0, 1}});
    // most probable classes: 0.5 wrong and 0.5 wrong; 0.6, 0.7 and 0.8 right; five times 1 right
    assertThat(curve).extracting(Calibration.Bin::images).containsExactly(0L, 2L, 2L, 6L);
    assertThat(curve.get(1)).isEqualTo(new Calibration.Bin(2, 0.5, 0));
    assertThat(curve.get(3).accuracy()).isEqualTo(1);
    assertThat(curve.get(3).confidence()).isCloseTo(5.8 / 6, within(1e-7));
  }
}
