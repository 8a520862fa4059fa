package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.PrivacyCheck.Verdict;
import io.synthorax.contracts.Succession;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.contracts.TrainingEnded.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionStageTest {
  private final Fixture fixture = new Fixture(60, 40, 20);

  @Test
  void whoeverComesLastSelectsAndTheBestCheckpointWins() {
    // Given the run has ended with three checkpoints, of which one is evaluated last
    fixture.evaluation.on(fixture.batch(1, Drawings.noise(60, 1)));
    fixture.evaluation.on(fixture.batch(2, Drawings.ofClass(0, 60, 777)));
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1, 2, 3));
    assertThat(fixture.selected()).isEmpty();
    // When
    fixture.evaluation.on(fixture.batch(3, Drawings.ofClass(1, 60, 777)));
    // Then
    GeneratorSelected selected = fixture.selected().orElseThrow();
    assertThat(selected.batch().orElseThrow().checkpoint().epoch()).isEqualTo(2);
    assertThat(selected.rule()).isEqualTo(SelectionRule.TEXT);
    assertThat(selections()).containsExactly(selected);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    // Given the same, with the end of the training last
    fixture.evaluation.on(fixture.batch(3, Drawings.ofClass(1, 60, 777)));
    fixture.evaluation.on(fixture.batch(1, Drawings.noise(60, 1)));
    fixture.evaluation.on(fixture.batch(2, Drawings.ofClass(0, 60, 777)));
    TrainingEnded ended = fixture.trainingEnded(Outcome.COMPLETED, 1, 2, 3);
    assertThat(fixture.selected()).isEmpty();
    // When
    fixture.selection.on(ended);
    // Then
    assertThat(fixture.selected().orElseThrow().batch().orElseThrow().checkpoint().epoch())
        .isEqualTo(2);
  }

  @Test
  void theSelectedBatchAloneMeetsTheTestPatients() {
    // Given
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 60, 777)));
    // When
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1));
    // Then
    List<Figure> figures = fixture.selected().orElseThrow().figures();
    assertThat(figures)
        .extracting(Figure::name)
        .contains(
            "fd-autoencoder-validation",
            "kd-autoencoder-validation",
            "fd-autoencoder-test",
            "kd-autoencoder-test",
            "recall-autoencoder-k5-test",
            "fd-autoencoder-floor-test",
            "real-images-test")
        .doesNotHaveDuplicates();
    assertThat(figures).allMatch(figure -> figure.label().orElseThrow().equals(Fixture.LEFT));
  }

  @Test
  void aSelectionIsMadeOnceAndPublishedAgain() {
    // Given
    BatchSynthesized batch = fixture.batch(1, Drawings.ofClass(0, 60, 777));
    fixture.evaluation.on(batch);
    TrainingEnded ended = fixture.trainingEnded(Outcome.COMPLETED, 1);
    fixture.selection.on(ended);
    // When
    fixture.selection.on(ended);
    // Then
    assertThat(selections()).hasSize(2);
    assertThat(selections().get(1)).isEqualTo(selections().get(0));
  }

  @Test
  void whatStartedFromAnEarlierGeneratorIsMeasuredAgainstItOnTheNewValidationPatients() {
    // Given two studies that started from the one whose selection draws the class well
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 60, 777)));
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1));
    Fixture worse = fixture.succeeding(1);
    worse.evaluation.on(worse.batch(1, Drawings.noise(60, 1)));
    Fixture same = fixture.succeeding(2);
    same.evaluation.on(same.batch(1, Drawings.ofClass(0, 60, 777)));
    // When
    worse.selection.on(worse.trainingEnded(Outcome.COMPLETED, 1));
    same.selection.on(same.trainingEnded(Outcome.COMPLETED, 1));
    // Then
    assertThat(fixture.selected().orElseThrow().succession()).isEmpty();
    Succession lost = worse.selected().orElseThrow().succession().orElseThrow();
    assertThat(lost.predecessor()).isEqualTo(fixture.study);
    assertThat(lost.better()).isFalse();
    assertThat(lost.reason()).contains("no better");
    assertThat(lost.figures()).extracting(Figure::name).contains("kd-autoencoder-validation");
    // A tie is no reason to replace what is served.
    assertThat(same.selected().orElseThrow().succession().orElseThrow().better()).isFalse();
  }

  @Test
  void aBetterGeneratorThanTheOneItStartedFromIsSaidToBe() {
    // Given
    fixture.evaluation.on(fixture.batch(1, Drawings.noise(60, 1)));
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1));
    Fixture better = fixture.succeeding(1);
    better.evaluation.on(better.batch(1, Drawings.ofClass(0, 60, 777)));
    // When
    better.selection.on(better.trainingEnded(Outcome.COMPLETED, 1));
    // Then
    Succession won = better.selected().orElseThrow().succession().orElseThrow();
    assertThat(won.better()).isTrue();
    assertThat(won.reason()).contains("new one is better");
  }

  @Test
  void aRunThatDivergedAtOnceHasNoGenerator() {
    // Given
    TrainingEnded ended = fixture.trainingEnded(Outcome.DIVERGED);
    // When
    fixture.selection.on(ended);
    // Then
    GeneratorSelected selected = fixture.selected().orElseThrow();
    assertThat(selected.batch()).isEmpty();
    assertThat(selected.reason()).contains("Left", "DIVERGED", "said so", "none of its 0");
    assertThat(selected.figures()).isEmpty();
  }

  @Test
  void aRunWhoseBatchesAllFailedHasNoGeneratorAndTheReasonsAreNamed() {
    // Given
    fixture.evaluation.on(fixture.failedBatch(1, "the generator yields NaN for a pixel"));
    // When
    fixture.selection.on(fixture.trainingEnded(Outcome.COLLAPSED, 1));
    // Then
    GeneratorSelected selected = fixture.selected().orElseThrow();
    assertThat(selected.batch()).isEmpty();
    assertThat(selected.reason()).contains("COLLAPSED", "the generator yields NaN for a pixel");
  }

  @Test
  void aCollapsedRunKeepsItsGoodCheckpoint() {
    // Given a good checkpoint, and one that makes the same image again and again
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 60, 777)));
    byte[] one = Drawings.ofClass(0, 1, 5);
    byte[] repeated = new byte[60 * one.length];
    for (int i = 0; i < 60; i++) {
      System.arraycopy(one, 0, repeated, i * one.length, one.length);
    }
    fixture.evaluation.on(fixture.batch(2, repeated));
    // When
    fixture.selection.on(fixture.trainingEnded(Outcome.COLLAPSED, 1, 2));
    // Then
    assertThat(fixture.selected().orElseThrow().batch().orElseThrow().checkpoint().epoch())
        .isEqualTo(1);
  }

  @Test
  void aCheckpointThatCopiesTrainingImagesIsPassedOverForAnHonestOne() {
    // Given copies of the training images in the later batch, which come nearest
    fixture.evaluation.on(fixture.batch(1, Drawings.ofClass(0, 100, 777)));
    fixture.evaluation.on(fixture.batch(2, copies(100)));
    // When
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1, 2));
    // Then
    GeneratorSelected selected = fixture.selected().orElseThrow();
    assertThat(selected.batch().orElseThrow().checkpoint().epoch()).isEqualTo(1);
    assertThat(selected.reason()).contains("1 more blocked by the privacy check");
    assertThat(fixture.evaluated(1).orElseThrow().privacy().orElseThrow().verdict())
        .isNotEqualTo(Verdict.BLOCKED);
    assertThat(selected.figures())
        .extracting(Figure::name)
        .contains(
            "memorization-copies-pixels32",
            "memorization-copies-autoencoder-floor",
            "membership-auroc-autoencoder",
            "ms-ssim-pixels32-s2-floor");
  }

  @Test
  void aGeneratorThatOnlyCopiesIsNotHandedOutAndTheReasonSaysSo() {
    // Given
    fixture.evaluation.on(fixture.batch(1, copies(100)));
    // When
    fixture.selection.on(fixture.trainingEnded(Outcome.COMPLETED, 1));
    // Then
    GeneratorSelected selected = fixture.selected().orElseThrow();
    assertThat(selected.batch()).isEmpty();
    assertThat(selected.reason())
        .contains("1 blocked by the privacy check, such as epoch 1: share of suspicious copies");
    PrivacyCheck check = fixture.evaluated(1).orElseThrow().privacy().orElseThrow();
    assertThat(check.verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(check.closest()).hasSize(16);
    assertThat(fixture.store.get(check.picture().orElseThrow())).startsWith(0x89, 'P', 'N', 'G');
  }

  /** The training images of LEFT, a little off. */
  private byte[] copies(int n) {
    return Drawings.copies(Drawings.ofClass(0, 60, 100), n, 5);
  }

  private List<Event> selections() {
    return fixture.published.stream().filter(GeneratorSelected.class::isInstance).toList();
  }
}
