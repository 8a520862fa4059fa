package io.synthorax.classifier;

import io.synthorax.classifier.ConfounderAssembly.Outputs;
import io.synthorax.classifier.composition.RealPart;
import io.synthorax.classifier.report.Comparison;
import io.synthorax.classifier.report.ConfounderReport;
import io.synthorax.classifier.report.UtilityReport;
import io.synthorax.classifier.report.UtilityReport.Difference;
import io.synthorax.classifier.report.UtilityReport.Row;
import io.synthorax.classifier.report.UtilityReport.Seed;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfComposition;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.UtilitySpecification;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.learning.metrics.ConfusionMatrix;
import io.synthorax.learning.metrics.SeedResult;
import io.synthorax.platform.store.ObjectStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Combines the results of one model's classifiers: means over seeds, and paired differences. */
final class UtilityAssembly {
  private final ObjectStore store;
  private final Study study;
  private final SelectedBatches batches;
  private final RealPart test;
  private final UtilityScores scores;

  UtilityAssembly(ObjectStore store, SelectedBatches batches) {
    this.store = store;
    this.batches = batches;
    this.study = batches.study();
    this.test =
        RealPart.read(
            store, study.request().dataset(), study.manifest(), study.classes(), Part.TEST);
    this.scores = new UtilityScores(study.classes(), test, study.request().seed());
  }

  /** A report of each model, in the order of the request. */
  List<UtilityReport> of(List<MetricsComputed> results) {
    return study.request().utility().classifiers().stream()
        .map(classifier -> of(classifier, results))
        .toList();
  }

  private UtilityReport of(Classifier classifier, List<MetricsComputed> all) {
    List<MetricsComputed> results = of(classifier.name(), all);
    UtilitySpecification specification = study.request().utility();
    var rows = new ArrayList<Row>();
    for (Composition composition : specification.compositions()) {
      rows.add(row(composition, results));
    }
    return new UtilityReport(
        classifier.name(),
        specification.steps(),
        specification.batchSize(),
        specification.learningRate(classifier.model()),
        test.count(),
        scores.patients(),
        UtilityScores.RESAMPLES,
        rows,
        differences(specification, results),
        labelValidity(results));
  }

  /** What confounders explain; none if the data set names none. */
  List<ConfounderReport> confounders(List<MetricsComputed> results) {
    if (study.manifest().confounders().isEmpty()) {
      return List.of();
    }
    UtilitySpecification specification = study.request().utility();
    var outputs = new ArrayList<Outputs>();
    for (Classifier classifier : specification.classifiers()) {
      List<MetricsComputed> own = of(classifier.name(), results);
      for (Composition composition : specification.compositions()) {
        outputs.add(new Outputs(composition, classifier.name(), outputs(composition, own)));
      }
    }
    return new ConfounderAssembly(store, study, test, scores).of(outputs);
  }

  private Row row(Composition composition, List<MetricsComputed> results) {
    List<MetricsComputed> own = of(composition, results);
    List<SeedResult> outputs = outputs(composition, results);
    return new Row(
        composition,
        composition.wanted(study.trainingImages()),
        ((OfComposition) own.get(0).measured()).counts(),
        outputs.isEmpty() ? List.of() : scores.figures(outputs),
        outputs.isEmpty() ? List.of() : confusion(outputs),
        outputs.isEmpty() ? List.of() : scores.reliability(outputs),
        own.stream().map(result -> new Seed(seed(result), result.figures())).toList(),
        own.stream().flatMap(result -> result.failure().stream()).findFirst());
  }

  private static List<List<Long>> confusion(List<SeedResult> outputs) {
    return Arrays.stream(ConfusionMatrix.of(outputs).counts())
        .map(row -> Arrays.stream(row).boxed().toList())
        .toList();
  }

  private List<Difference> differences(
      UtilitySpecification specification, List<MetricsComputed> results) {
    var differences = new ArrayList<Difference>();
    for (Comparison asked : Comparison.values()) {
      if (!specification.compositions().containsAll(List.of(asked.first(), asked.second()))) {
        continue;
      }
      List<SeedResult> first = outputs(asked.first(), results);
      List<SeedResult> second = outputs(asked.second(), results);
      if (!first.isEmpty() && !second.isEmpty()) {
        differences.add(Difference.of(asked, scores.gains(first, second)));
      }
    }
    return differences;
  }

  private List<Figure> labelValidity(List<MetricsComputed> results) {
    List<float[]> outputs =
        of(Composition.IR, results).stream()
            .flatMap(result -> ((OfComposition) result.measured()).synthesizedScores().stream())
            .map(stored -> NpyArray.of(store.get(stored)).floats())
            .toList();
    return outputs.isEmpty()
        ? List.of()
        : new LabelValidity(study.classes(), batches.scoredLabels(), study.request().seed())
            .figures(outputs);
  }

  /** The outputs of every seed's classifier; none if one of them failed, as means would mislead. */
  private List<SeedResult> outputs(Composition composition, List<MetricsComputed> results) {
    var outputs = new ArrayList<SeedResult>();
    for (MetricsComputed result : of(composition, results)) {
      var stored = ((OfComposition) result.measured()).scores();
      if (result.failure().isPresent() || stored.isEmpty()) {
        return List.of();
      }
      outputs.add(scores.result(NpyArray.of(store.get(stored.get())).floats()));
    }
    return outputs;
  }

  private static List<MetricsComputed> of(String model, List<MetricsComputed> results) {
    return results.stream()
        .filter(result -> ((OfComposition) result.measured()).model().equals(model))
        .toList();
  }

  private static List<MetricsComputed> of(Composition composition, List<MetricsComputed> results) {
    return results.stream()
        .filter(result -> ((OfComposition) result.measured()).composition() == composition)
        .toList();
  }

  private static int seed(MetricsComputed result) {
    return ((OfComposition) result.measured()).seed();
  }
}
