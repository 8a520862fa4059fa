package io.synthorax.console.view;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.RunId;
import java.util.List;
import java.util.Optional;

/**
 * How the images of a class at a checkpoint compare with the validation patients.
 *
 * @param imagesShown to the discriminator until the checkpoint; 0 where that is not known
 * @param selected whether the study uses these images
 * @param privacy what the check for copies says; absent where there was none
 * @param closestPairs address of the picture of the closest pairs; it shows training images
 */
public record EvaluationView(
    RunId run,
    ClassLabel label,
    int epoch,
    long imagesShown,
    boolean selected,
    List<Figure> figures,
    List<DistanceBox> distances,
    Optional<String> failure,
    Optional<Privacy> privacy,
    Optional<String> closestPairs) {

  /** The verdict, and its reason in words. */
  public record Privacy(PrivacyCheck.Verdict verdict, String reason) {}

  static EvaluationView of(
      MetricsComputed.OfCheckpoint of,
      MetricsComputed event,
      long imagesShown,
      Optional<BatchSynthesized> selected) {
    boolean chosen =
        selected
            .filter(
                batch -> batch.run().equals(of.run()) && batch.checkpoint().epoch() == of.epoch())
            .isPresent();
    return new EvaluationView(
        of.run(),
        of.label(),
        of.epoch(),
        imagesShown,
        chosen,
        event.figures(),
        event.distances(),
        event.failure(),
        event.privacy().map(check -> new Privacy(check.verdict(), check.reason())),
        event
            .privacy()
            .flatMap(PrivacyCheck::picture)
            .map(x -> StudyPaths.closestPairs(event.study(), of.run(), of.epoch(), of.label())));
  }
}
