package io.synthorax.console.view;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.RunId;
import java.util.List;
import java.util.Optional;

/**
 * A run as it is now. The figures of training are those of the last epoch, absent before the first.
 *
 * @param state QUEUED, TRAINING, or the outcome: COMPLETED, STOPPED, COLLAPSED, DIVERGED
 * @param reason in words, where the outcome is not COMPLETED
 * @param etaSeconds expected until the run ends
 * @param diversity of samples as a share of the real images'; absent also where these are all the
 *     same
 */
public record RunView(
    RunId run,
    ClassLabel label,
    String state,
    Optional<String> reason,
    int epoch,
    long imagesShown,
    double fraction,
    long etaSeconds,
    Optional<Double> imagesPerSecond,
    Optional<Double> discriminatorLoss,
    Optional<Double> generatorLoss,
    Optional<Double> realProbability,
    Optional<Double> synthesizedProbability,
    Optional<Double> diversity,
    Optional<String> precision,
    List<CheckpointView> checkpoints,
    Optional<SelectionView> selection) {

  /**
   * A published generator with what became of it.
   *
   * @param samples address of a picture from fixed latents
   * @param preview address of a picture of its batch, once that is synthesized
   * @param synthesized images of its batch
   * @param figures of its batch against the validation patients, once scored
   * @param failure why there is no batch or no score
   */
  public record CheckpointView(
      int epoch,
      long imagesShown,
      Optional<String> samples,
      Optional<String> preview,
      int synthesized,
      List<Figure> figures,
      Optional<String> failure) {}

  /** Which checkpoint was selected, or none, and why. */
  public record SelectionView(
      Optional<Integer> epoch, String reason, String rule, List<Figure> figures) {}
}
