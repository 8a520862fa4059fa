package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.Figure;
import java.util.List;
import java.util.Map;

/**
 * What a confounder predicts without any image, and what the classifiers are worth where it is the
 * same.
 *
 * @param alone mean and per-class AUROC of the classes' shares among training images of the same
 *     value
 * @param strata the values
 * @param sets the classifiers of each composition
 */
public record ConfounderReport(
    String name, List<Figure> alone, List<Stratum> strata, List<SetScores> sets) {

  /** The images and patients with one value, in the training part and in the test part. */
  public record Stratum(
      String value, Map<ClassLabel, ClassCount> train, Map<ClassLabel, ClassCount> test) {}

  /**
   * The classifiers of one composition.
   *
   * @param same per-class AUROC that compares images of the same value only
   * @param strata per-class AUROC among the images of each value, in the values' order
   */
  public record SetScores(
      Composition composition, String model, List<Figure> same, List<List<Figure>> strata) {}
}
