package io.synthorax.classifier.report;

import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.TrainingEnded;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of one class's generator.
 *
 * @param training absent if the run has no receipt
 * @param evaluations of its checkpoints, in their order
 * @param distances of the selected checkpoint's batch
 */
public record ClassReport(
    ClassLabel label,
    RunId run,
    Optional<Training> training,
    List<Evaluation> evaluations,
    Selection selection,
    List<DistanceBox> distances) {

  /** How the run went. */
  public record Training(
      TrainingEnded.Outcome outcome,
      Optional<String> reason,
      long imagesShown,
      double seconds,
      String precision,
      List<CurvePoint> curve,
      List<Checkpoint> checkpoints) {}

  /** One epoch; losses in nats, probabilities are means of D(x) and D(G(z)). */
  public record CurvePoint(
      int epoch,
      long imagesShown,
      double discriminatorLoss,
      double generatorLoss,
      double realProbability,
      double synthesizedProbability) {}

  /**
   * The figures of one checkpoint's batch, or why there are none.
   *
   * @param privacy absent if it was measured before there was a check
   */
  public record Evaluation(
      int epoch,
      long imagesShown,
      boolean selected,
      List<Figure> figures,
      Optional<String> failure,
      Optional<PrivacyCheck> privacy) {}

  /**
   * Which checkpoint is used.
   *
   * @param epoch none if no generator is usable
   * @param synthesized images that the selected batch holds
   * @param preview of the selected batch, PNG
   */
  public record Selection(
      OptionalInt epoch,
      int synthesized,
      String reason,
      String rule,
      List<Figure> figures,
      Optional<ObjectRef> preview) {}
}
