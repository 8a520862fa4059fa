package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.PrivacyCheck.Verdict;
import io.synthorax.contracts.TrainingEnded.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Through evaluation and selection as a whole: generators that copy, that have collapsed, and that
 * paint noise, each beside an honest one of the same class.
 */
class DishonestGeneratorsTest {
  private static final int IMAGES = 120;
  private static final byte[] HONEST = Drawings.ofClass(0, IMAGES, 777);

  /** As the fixture stores them. */
  private static final byte[] TRAINING = Drawings.ofClass(0, 60, 100);

  private final Fixture fixture = new Fixture(60, 40, 20);

  @Test
  void whoCopiesIsBlockedThoughNobodyIsNearerToTheValidationPatients() {
    // Given training images with a little noise: good in every figure of quality
    byte[] copies = Drawings.copies(TRAINING, IMAGES, 9);
    // When
    GeneratorSelected selected = selected(copies);
    // Then
    MetricsComputed evaluation = fixture.evaluated(2).orElseThrow();
    assertThat(evaluation.privacy().orElseThrow().verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(value(2, "precision-autoencoder-k5-validation")).isGreaterThan(0.7);
    assertThat(value(2, "memorization-copies-pixels32")).isEqualTo(1);
    assertThat(value(2, "membership-auroc-pixels32")).isGreaterThan(0.9);
    assertThat(evaluation.privacy().orElseThrow().picture()).isPresent();
    assertThat(selected.batch().orElseThrow().checkpoint().epoch()).isEqualTo(1);
  }

  @Test
  void whoCopiesAloneIsNotReplacedByAnything() {
    // Given
    fixture.evaluation.on(fixture.batch(1, Drawings.copies(TRAINING, IMAGES, 9)));
    // When
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1));
    // Then there is nothing to use and nothing to export
    GeneratorSelected selected = fixture.selected().orElseThrow();
    assertThat(selected.batch()).isEmpty();
    assertThat(selected.figures()).isEmpty();
    assertThat(selected.reason()).contains("1 blocked by the privacy check");
  }

  @Test
  void whoHasCollapsedIsSeenByRecallCoverageAndDiversity() {
    // Given one good image, again and again
    byte[] collapsed = new byte[IMAGES * Drawings.PIXELS];
    for (int at = 0; at < collapsed.length; at++) {
      collapsed[at] = HONEST[at % Drawings.PIXELS];
    }
    // When
    GeneratorSelected selected = selected(collapsed);
    // Then
    assertThat(value(2, "recall-autoencoder-k5-validation")).isZero();
    assertThat(value(2, "coverage-autoencoder-k5-validation")).isLessThan(0.5);
    assertThat(value(2, "ms-ssim-pixels32-s2")).isGreaterThan(0.999);
    assertThat(value(1, "ms-ssim-pixels32-s2")).isLessThan(0.9);
    assertThat(value(2, "kd-autoencoder-validation"))
        .isGreaterThan(value(1, "kd-autoencoder-validation"));
    assertThat(selected.batch().orElseThrow().checkpoint().epoch()).isEqualTo(1);
  }

  @Test
  void whoPaintsNoiseIsFarInEveryFigureOfFidelityAndInnocent() {
    // Given
    byte[] noise = Drawings.noise(IMAGES, 5);
    // When
    GeneratorSelected selected = selected(noise);
    // Then
    assertThat(value(2, "precision-autoencoder-k5-validation")).isZero();
    assertThat(value(2, "density-autoencoder-k5-validation")).isZero();
    assertThat(value(2, "fd-autoencoder-validation"))
        .isGreaterThan(10 * value(2, "fd-autoencoder-floor"));
    assertThat(value(2, "memorization-copies-pixels32")).isZero();
    assertThat(fixture.evaluated(2).orElseThrow().privacy().orElseThrow().verdict())
        .isNotEqualTo(Verdict.BLOCKED);
    assertThat(selected.batch().orElseThrow().checkpoint().epoch()).isEqualTo(1);
  }

  /** The selection between an honest checkpoint, epoch 1, and another one, epoch 2. */
  private GeneratorSelected selected(byte[] other) {
    fixture.evaluation.on(fixture.batch(1, HONEST));
    fixture.evaluation.on(fixture.batch(2, other));
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1, 2));
    return fixture.selected().orElseThrow();
  }

  private double value(int epoch, String name) {
    return fixture.evaluated(epoch).orElseThrow().figures().stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .map(Figure::value)
        .orElseThrow()
        .orElseThrow();
  }
}
