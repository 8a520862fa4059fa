package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Composition.Counts;
import io.synthorax.contracts.Figure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether synthesized images help a classifier, on real test patients.
 *
 * @param testImages of all classes together
 * @param testPatients of all classes together
 * @param resamples of the patients behind each interval
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
    List<Difference> differences) {

  /**
   * A composition.
   *
   * @param figures means over the seeds, intervals over the patients
   * @param failure why a seed has no result, if one has none; then there are no figures
   */
  public record Row(
      Composition composition,
      Map<ClassLabel, Counts> wanted,
      Map<ClassLabel, Counts> counts,
      List<Figure> figures,
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
      String sentence) {}

  /** The row of a composition, if it was part of the study. */
  public Optional<Row> row(Composition composition) {
    return rows.stream().filter(row -> row.composition() == composition).findFirst();
  }
}
