package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.synthorax.contracts.PrivacyThresholds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nearest distances, the share of copies and the membership attack. */
class MemorizationFiguresTest {
  private static final PrivacyThresholds THRESHOLDS = PrivacyThresholds.standard();

  @Test
  void aTrainingImageLeftOutHasTheNearestOtherOne() {
    // Given a line of points, of which two are the same
    Features training = Features.of(new float[][] {{0}, {1}, {3}, {7}, {7}});
    // When
    NearestDistances distances =
        NearestDistances.leavingOut(training.subset(new int[] {1, 2, 3}), training);
    // Then
    assertThat(distances.distances()).containsExactly(1, 2, 0);
    assertThat(distances.nearest()[0]).isZero();
    assertThat(distances.nearest()[1]).isEqualTo(1);
    assertThat(NearestDistances.of(Features.of(new float[][] {{4}}), training).nearest())
        .containsExactly(2);
  }

  @Test
  void anImageAgainAndAgainSpeaksOnceButCopiesOfDifferentImagesEach() {
    // Given
    Features training = Features.of(new float[][] {{0}, {1}, {3}});
    Features images = Features.of(new float[][] {{0}, {1}, {1.5f}, {1.5f}, {1.5f}});
    // When
    double[] distances = NearestDistances.of(images, training).ofDifferentImages();
    // Then
    assertThat(distances).containsExactly(0, 0, 0.5);
  }

  @Test
  void theMedianHasAnIntervalAndNothingHasNone() {
    Measurement.Value median =
        (Measurement.Value) NearestDistances.median(new double[] {1, 2, 3, 4, 100}, 5);

    assertThat(median.value()).isEqualTo(3);
    assertThat(median.interval().orElseThrow().low()).isBetween(1.0, 2.0);
    assertThat(median.interval().orElseThrow().high()).isBetween(4.0, 100.0);
    assertThat(NearestDistances.median(new double[0], 5).available()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 0, 0.2775", "5, 10, 0.2366, 0.7634", "10, 10, 0.7225, 1"})
  void theIntervalOfAShareIsWilsons(int hits, int of, double low, double high) {
    Interval interval = ((Measurement.Value) Measurement.share(hits, of)).interval().orElseThrow();

    assertThat(interval.low()).isCloseTo(low, within(1e-4));
    assertThat(interval.high()).isCloseTo(high, within(1e-4));
  }

  @Test
  void copiesAreThoseBelowHalfOfTheLowQuantile() {
    // Given unseen distances 1, 2, ... 101, whose 5 % quantile is 6: a copy is below 3
    double[] unseen = new double[101];
    Arrays.setAll(unseen, at -> at + 1);
    double[] synthesized = new double[40];
    Arrays.fill(synthesized, 3);
    Arrays.fill(synthesized, 0, 10, 2.9);
    // When
    CopyShare share = CopyShare.of(synthesized, unseen, THRESHOLDS);
    // Then
    assertThat(share.threshold().value()).isCloseTo(3, within(1e-12));
    assertThat(share.share().value()).isEqualTo(0.25);
    assertThat(share.floor().value()).isEqualTo(2.0 / 101);
  }

  @Test
  void nothingIsSaidOfFewImagesOrWhereRealOnesAreCopies() {
    double[] few = new double[19];
    Arrays.fill(few, 1);
    double[] many = new double[50];
    Arrays.fill(many, 1);

    assertThat(CopyShare.of(few, many, THRESHOLDS).share().available()).isFalse();
    assertThat(CopyShare.of(many, few, THRESHOLDS).share().available()).isFalse();
    assertThat(CopyShare.of(many, new double[50], THRESHOLDS).share())
        .asString()
        .contains("exact copies");
  }

  @Test
  void theAttackWinsAgainstCopiesAndIsWhatCountingPairsSays() {
    // Given synthesized images that are half of the training images
    Features training = cloud(40, 1);
    Features heldOut = cloud(40, 2);
    Features synthesized = training.subset(range(20));
    // When
    MembershipAttack attack = MembershipAttack.of(training, heldOut, synthesized, 20, 7);
    // Then
    double[] members = NearestDistances.of(training, synthesized).distances();
    double[] others = NearestDistances.of(heldOut, synthesized).distances();
    double won = 0;
    for (double member : members) {
      for (double other : others) {
        won += member < other ? 1 : member == other ? 0.5 : 0;
      }
    }
    assertThat(attack.auroc().value()).isCloseTo(won / 1600, within(1e-12)).isGreaterThan(0.7);
    assertThat(attack.images()).isEqualTo(40);
  }

  @Test
  void theAttackFailsAgainstImagesDrawnAnew() {
    // When
    MembershipAttack attack =
        MembershipAttack.of(cloud(300, 1), cloud(100, 2), cloud(200, 3), 20, 7);
    // Then
    Interval interval = ((Measurement.Value) attack.auroc()).interval().orElseThrow();
    assertThat(interval.low()).isLessThan(0.5);
    assertThat(interval.high()).isBetween(0.5, 0.66);
    assertThat(attack.images()).isEqualTo(100);
  }

  @Test
  void theAttackSaysWhichImagesAreTooFew() {
    assertThat(MembershipAttack.of(cloud(300, 1), cloud(19, 2), cloud(200, 3), 20, 7).auroc())
        .asString()
        .contains("19 held-out");
  }

  private static Features cloud(int images, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[images * 6];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) random.nextDouble();
    }
    return new Features(images, 6, values);
  }

  private static int[] range(int end) {
    int[] range = new int[end];
    Arrays.setAll(range, at -> at);
    return range;
  }
}
