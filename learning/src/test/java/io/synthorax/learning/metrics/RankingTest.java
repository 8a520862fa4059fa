package io.synthorax.learning.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves in one pass against definitions in loops over pairs and thresholds. */
class RankingTest {
  private static final float[] SCORES = {0.9f, 0.8f, 0.8f, 0.3f, 0.1f};
  private static final boolean[] POSITIVE = {true, false, true, true, false};
  private static final int[] ONCE = {1, 1, 1, 1, 1};

  @Test
  void aurocCountsTiesHalf() {
    // Given
    Ranking ranking = new Ranking(SCORES, POSITIVE);

    // When
    double auroc = ranking.auroc(ONCE).getAsDouble();

    // Then: of six pairs, 0.9 wins two, 0.8 wins one and ties one, 0.3 wins one
    assertThat(auroc).isCloseTo(4.5 / 6, within(1e-15));
  }

  @Test
  void averagePrecisionTakesATieAsOneStep() {
    // Given
    Ranking ranking = new Ranking(SCORES, POSITIVE);

    // When
    double area = ranking.averagePrecision(ONCE).getAsDouble();

    // Then
    assertThat(area).isCloseTo(1.0 / 3 + 2.0 / 3 / 3 + 3.0 / 4 / 3, within(1e-15));
  }

  @Test
  void sensitivityIsThatOfTheBestAllowedThreshold() {
    // Given
    Ranking ranking = new Ranking(SCORES, POSITIVE);

    // When
    double strict = ranking.sensitivityAt(0.9, ONCE).getAsDouble();
    double loose = ranking.sensitivityAt(0.5, ONCE).getAsDouble();

    // Then
    assertThat(strict).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(loose).isEqualTo(1);
  }

  @Test
  void oneKindOfImageHasNoCurve() {
    // Given
    Ranking ranking = new Ranking(SCORES, POSITIVE);
    int[] onlyPositive = {1, 0, 1, 1, 0};
    int[] onlyNegative = {0, 1, 0, 0, 1};

    // When, Then
    assertThat(ranking.auroc(onlyPositive)).isEmpty();
    assertThat(ranking.auroc(onlyNegative)).isEmpty();
    assertThat(ranking.averagePrecision(onlyNegative)).isEmpty();
    assertThat(ranking.sensitivityAt(0.9, onlyPositive)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void agreesWithTheDefinitionsOnWeightedScoresWithTies(long seed) {
    // Given
    SplittableRandom random = new SplittableRandom(seed);
    float[] scores = new float[80];
    boolean[] positive = new boolean[80];
    int[] weights = new int[80];
    for (int image = 0; image < 80; image++) {
      positive[image] = random.nextInt(3) == 0;
      scores[image] = random.nextInt(20) / 20f + (positive[image] ? 0.1f : 0);
      weights[image] = random.nextInt(4);
    }
    Ranking ranking = new Ranking(scores, positive);

    // When
    double auroc = ranking.auroc(weights).getAsDouble();
    double area = ranking.averagePrecision(weights).getAsDouble();

    // Then
    assertThat(auroc).isCloseTo(naiveAuroc(scores, positive, weights), within(1e-12));
    assertThat(area).isCloseTo(naivePrecision(scores, positive, weights), within(1e-12));
  }

  private static double naiveAuroc(float[] scores, boolean[] positive, int[] weights) {
    double won = 0;
    double pairs = 0;
    for (int p = 0; p < scores.length; p++) {
      for (int n = 0; n < scores.length; n++) {
        if (positive[p] && !positive[n]) {
          double weight = (double) weights[p] * weights[n];
          pairs += weight;
          won += scores[p] > scores[n] ? weight : scores[p] == scores[n] ? weight / 2 : 0;
        }
      }
    }
    return won / pairs;
  }

  private static double naivePrecision(float[] scores, boolean[] positive, int[] weights) {
    TreeSet<Float> thresholds = new TreeSet<>();
    for (float score : scores) {
      thresholds.add(score);
    }
    double area = 0;
    double lastRecall = 0;
    for (float threshold : thresholds.descendingSet()) {
      double found = 0;
      double taken = 0;
      double positives = 0;
      for (int image = 0; image < scores.length; image++) {
        positives += positive[image] ? weights[image] : 0;
        taken += scores[image] >= threshold ? weights[image] : 0;
        found += scores[image] >= threshold && positive[image] ? weights[image] : 0;
      }
      double precision = taken == 0 ? 0 : found / taken;
      area += (found / positives - lastRecall) * precision;
      lastRecall = found / positives;
    }
    return area;
  }
}
