package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Composition.Counts;
import io.synthorax.contracts.Figure;
import io.synthorax.learning.metrics.Calibration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether synthesized images help a classifier, on real test patients.
 *
 * @param testImages of all classes together
 * @param testPatients of all classes together
 * @param resamples of the patients behind each interval
 * @param labelValidity whether the classifiers of IR recognize the synthesized images; empty if
 *     there is no IR or no synthesized image
 */
public record UtilityReport(
    String model,
    int steps,
    int batchSize,
    double learningRate,
    int testImages,
    int testPatients,
    int resamples,
    List<Row> rows,
    List<Difference> differences,
    List<Figure> labelValidity) {

  /**
   * A composition.
   *
   * @param figures means over the seeds, intervals over the patients
   * @param confusion test images per [true class][predicted class], of all seeds together
   * @param reliability of all seeds together, lowest probability first
   * @param failure why a seed has no result, if one has none; then there are no figures
   */
  public record Row(
      Composition composition,
      Map<ClassLabel, Counts> wanted,
      Map<ClassLabel, Counts> counts,
      List<Figure> figures,
      List<List<Long>> confusion,
      List<Calibration.Bin> reliability,
      List<Seed> seeds,
      Optional<String> failure) {}

  /** The figures of one trained classifier. */
  public record Seed(int seed, List<Figure> figures) {}

  /**
   * What a composition gains over another with the same patients and the same seeds.
   *
   * @param question that it answers
   * @param figures the gain in balanced accuracy first, then in others
   * @param sentence what follows from the first, and what does not
   */
  public record Difference(
      Composition first,
      Composition second,
      String question,
      List<Figure> figures,
      StudyReport.Verdict verdict,
      String sentence) {

    /** With what follows from the gains. */
    public static Difference of(Comparison asked, List<Figure> gains) {
      return new Difference(
          asked.first(),
          asked.second(),
          asked.question(),
          gains,
          Conclusions.verdict(gains.get(0)),
          Conclusions.sentence(asked, gains.get(0)));
    }
  }

  /** The answer to a comparison, if both of its sets have results. */
  Optional<Difference> difference(Comparison asked) {
    return differences.stream()
        .filter(d -> d.first() == asked.first() && d.second() == asked.second())
        .findFirst();
  }

  /** The row of a composition, if it was part of the study. */
  public Optional<Row> row(Composition composition) {
    return rows.stream().filter(row -> row.composition() == composition).findFirst();
  }
}
