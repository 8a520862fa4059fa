package io.synthorax.evaluator;

import static org.assertj.core.api.Assertions.assertThat;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfCheckpoint;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.PrivacyCheck.Verdict;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.evaluator.SelectionRule.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectionRuleTest {
  private static final RunId RUN = new RunId("Left");

  @Test
  void theLowestKernelDistanceWins() {
    // Given
    List<Candidate> candidates =
        List.of(validated(1, 0.3, 0.5), validated(2, -0.01, 0.5), validated(3, 0.2, 0.5));
    // When
    var choice = SelectionRule.choose(candidates).orElseThrow();
    // Then
    assertThat(choice.candidate().epoch()).isEqualTo(2);
    assertThat(choice.reason()).contains("epoch 2", "-0.01", "3 evaluated", "0.250");
  }

  @Test
  void aCheckpointWithLessThanHalfOfTheBestRecallIsOut() {
    // Given the nearest one synthesizes the same image again and again
    List<Candidate> candidates =
        List.of(validated(1, 0.1, 0.24), validated(2, 0.15, 0.25), validated(3, 0.2, 0.5));
    // When
    var choice = SelectionRule.choose(candidates).orElseThrow();
    // Then
    assertThat(choice.candidate().epoch()).isEqualTo(2);
  }

  @Test
  void aRecallOfFewImagesExcludesOnlyIfItsWholeIntervalIsTooLow() {
    // Given recalls of 0 of 12 and of 0 of 400 images, where half of the best is 0.04
    Figure fewImages = Figure.of("recall-autoencoder-k3-validation", 0, 0, 0.24, 10, 1);
    Figure manyImages = Figure.of("recall-autoencoder-k3-validation", 0, 0, 0.01, 10, 1);
    // When
    var few = SelectionRule.choose(List.of(validated(1, 0.2, 0.08), validated(2, 0.11, fewImages)));
    var many =
        SelectionRule.choose(List.of(validated(1, 0.2, 0.08), validated(2, 0.11, manyImages)));
    // Then
    assertThat(few.orElseThrow().candidate().epoch()).isEqualTo(2);
    assertThat(many.orElseThrow().candidate().epoch()).isEqualTo(1);
  }

  @Test
  void anEarlyBlurThatCoversMuchByChanceSetsNoBar() {
    // Given
    List<Candidate> candidates = List.of(validated(1, 0.05, 0.44), validated(2, 0.0045, 0.11));
    // When
    var choice = SelectionRule.choose(candidates).orElseThrow();
    // Then
    assertThat(choice.candidate().epoch()).isEqualTo(2);
  }

  @Test
  void theLaterOneWinsATieInWhateverOrder() {
    // Given
    List<Candidate> candidates =
        new ArrayList<>(
            List.of(
                validated(1, 0.1, 0.5),
                validated(2, 0.1, 0.5),
                validated(3, 0.1, 0.5),
                validated(4, 0.2, 0.5),
                failed(5)));
    for (int order = 0; order < 20; order++) {
      Collections.shuffle(candidates, new Random(order));
      // When
      var choice = SelectionRule.choose(candidates).orElseThrow();
      // Then
      assertThat(choice.candidate().epoch()).isEqualTo(3);
    }
  }

  @Test
  void ofFailuresAloneNothingIsChosen() {
    // Given
    List<Candidate> candidates = List.of(failed(1), failed(2));
    // When
    var choice = SelectionRule.choose(candidates);
    // Then
    assertThat(choice).isEmpty();
  }

  @Test
  void withoutValidationImagesTheTrainingImagesDecideAndTheReasonSaysSo() {
    // Given
    List<Candidate> candidates =
        List.of(
            candidate(1, List.of(Figure.of("kd-autoencoder-train", 0.4, 10, 1))),
            candidate(2, List.of(Figure.of("kd-autoencoder-train", 0.2, 10, 1))));
    // When
    var choice = SelectionRule.choose(candidates).orElseThrow();
    // Then
    assertThat(choice.candidate().epoch()).isEqualTo(2);
    assertThat(choice.reason()).contains("training images", "too few validation images");
  }

  @Test
  void aValidationFigureCountsMoreThanATrainingFigure() {
    // Given one checkpoint of each kind
    List<Candidate> candidates =
        List.of(
            candidate(1, List.of(Figure.of("kd-autoencoder-train", 0.001, 10, 1))),
            validated(2, 0.5, 0.1));
    // When
    var choice = SelectionRule.choose(candidates).orElseThrow();
    // Then
    assertThat(choice.candidate().epoch()).isEqualTo(2);
  }

  @Test
  void testFiguresNeverDecide() {
    // Given
    List<Candidate> candidates =
        List.of(candidate(1, List.of(Figure.of("kd-autoencoder-test", 0.1, 10, 1))));
    // When
    var choice = SelectionRule.choose(candidates);
    // Then
    assertThat(choice).isEmpty();
  }

  @Test
  void aBlockedCheckpointIsPassedOverAndItsRecallAsksNothingOfTheOthers() {
    // Given the nearest one with the best recall copies
    List<Candidate> candidates =
        List.of(
            checked(validated(1, 0.01, 1), Verdict.BLOCKED),
            checked(validated(2, 0.2, 0.3), Verdict.UNDECIDED),
            checked(validated(3, 0.3, 0.4), Verdict.PASSED));
    // When
    var choice = SelectionRule.choose(candidates).orElseThrow();
    // Then
    assertThat(choice.candidate().epoch()).isEqualTo(2);
    assertThat(choice.reason()).contains("1 more blocked by the privacy check");
  }

  @Test
  void ofBlockedCheckpointsAloneNothingIsChosen() {
    // Given
    List<Candidate> candidates = List.of(checked(validated(1, 0.01, 1), Verdict.BLOCKED));
    // When
    var choice = SelectionRule.choose(candidates);
    // Then
    assertThat(choice).isEmpty();
  }

  private static Candidate checked(Candidate candidate, Verdict verdict) {
    MetricsComputed of = candidate.evaluation();
    return new Candidate(
        candidate.run(),
        candidate.epoch(),
        new MetricsComputed(
            of.study(),
            of.dataset(),
            of.measured(),
            of.figures(),
            of.distances(),
            of.failure(),
            Optional.of(new PrivacyCheck(verdict, "", List.of(), Optional.empty()))));
  }

  private static Candidate validated(int epoch, double kernel, double recall) {
    return validated(epoch, kernel, Figure.of("recall-autoencoder-k3-validation", recall, 10, 1));
  }

  private static Candidate validated(int epoch, double kernel, Figure recall) {
    return candidate(
        epoch,
        List.of(
            Figure.of("kd-autoencoder-validation", kernel, 10, 1),
            Figure.of("kd-autoencoder-floor", -1, 10, 1),
            recall));
  }

  private static Candidate candidate(int epoch, List<Figure> figures) {
    return new Candidate(RUN, epoch, evaluation(epoch, figures, Optional.empty()));
  }

  private static Candidate failed(int epoch) {
    return new Candidate(RUN, epoch, evaluation(epoch, List.of(), Optional.of("no images")));
  }

  private static MetricsComputed evaluation(
      int epoch, List<Figure> figures, Optional<String> failure) {
    return new MetricsComputed(
        new StudyId("s0123456789ab"),
        new DatasetId("d0123456789abcdef"),
        new OfCheckpoint(RUN, new ClassLabel("Left"), epoch),
        figures,
        List.of(),
        failure);
  }
}
