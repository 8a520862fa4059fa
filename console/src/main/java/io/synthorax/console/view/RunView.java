package io.synthorax.console.view;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.RunId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A run as it is now. The figures of training are those of the last epoch, absent before the first.
 *
 * @param label the run's one class; absent if its generator is of all classes
 * @param labels every class that it trains on
 * @param state QUEUED, TRAINING, or the outcome: COMPLETED, STOPPED, COLLAPSED, DIVERGED
 * @param reason in words, where the outcome is not COMPLETED
 * @param etaSeconds expected until the run ends
 * @param diversity of samples as a share of the real images'; absent also where these are all the
 *     same
 * @param selections what was selected for the run's classes, of this run or another
 */
public record RunView(
    RunId run,
    Optional<ClassLabel> label,
    List<ClassLabel> labels,
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
    List<SelectionView> selections) {

  /**
   * A published generator with what became of it.
   *
   * @param samples address of a picture from fixed latents
   * @param previews addresses of a picture of each class's batch, once that is synthesized
   * @param synthesized images of its batches
   * @param figures of its batches against the validation patients, once scored
   * @param failure why there is no batch or no score
   * @param selectedFor the classes whose images are of this checkpoint
   */
  public record CheckpointView(
      int epoch,
      long imagesShown,
      Optional<String> samples,
      SortedMap<ClassLabel, String> previews,
      int synthesized,
      List<Figure> figures,
      Optional<String> failure,
      List<ClassLabel> selectedFor) {}

  /** Which checkpoint of which run was selected for a class, or none, and why. */
  public record SelectionView(
      ClassLabel label,
      Optional<RunId> run,
      Optional<Integer> epoch,
      String reason,
      String rule,
      List<Figure> figures) {
    static SelectionView of(GeneratorSelected selected) {
      return new SelectionView(
          selected.label(),
          selected.batch().map(BatchSynthesized::run),
          selected.batch().map(batch -> batch.checkpoint().epoch()),
          selected.reason(),
          selected.rule(),
          selected.figures());
    }
  }
}
