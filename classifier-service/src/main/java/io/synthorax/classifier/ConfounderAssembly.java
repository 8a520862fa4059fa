package io.synthorax.classifier;

import io.synthorax.classifier.composition.RealPart;
import io.synthorax.classifier.report.ConfounderReport;
import io.synthorax.classifier.report.ConfounderReport.SetScores;
import io.synthorax.classifier.report.ConfounderReport.Stratum;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Confounder;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.Part;
import io.synthorax.learning.metrics.SeedResult;
import io.synthorax.platform.store.ObjectStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Holds the classifiers' answers against what the data set's confounders say by themselves. */
final class ConfounderAssembly {
  private final Study study;
  private final RealPart train;
  private final RealPart test;
  private final UtilityScores scores;

  ConfounderAssembly(ObjectStore store, Study study, RealPart test, UtilityScores scores) {
    this.study = study;
    this.test = test;
    this.scores = scores;
    this.train =
        RealPart.read(
            store, study.request().dataset(), study.manifest(), study.classes(), Part.TRAIN);
  }

  /** What the classifiers of a composition and a model said. */
  record Outputs(Composition composition, String model, List<SeedResult> results) {}

  /** One report per confounder; outputs that are missing are left out. */
  List<ConfounderReport> of(List<Outputs> outputs) {
    List<Confounder> confounders = study.manifest().confounders();
    return IntStream.range(0, confounders.size())
        .mapToObj(column -> report(column, confounders.get(column), outputs))
        .toList();
  }

  private ConfounderReport report(int column, Confounder confounder, List<Outputs> outputs) {
    int values = confounder.values().size();
    int[] trained = train.confounder(column);
    int[] tested = test.confounder(column);
    var model = new ConfounderModel(train, column, values, study.classes().size());
    return new ConfounderReport(
        confounder.name(),
        scores.alone(scores.result(model.probabilities(test))),
        IntStream.range(0, values)
            .mapToObj(
                value ->
                    new Stratum(
                        confounder.values().get(value),
                        counts(train, trained, value),
                        counts(test, tested, value)))
            .toList(),
        outputs.stream()
            .filter(one -> !one.results.isEmpty())
            .map(one -> scores(one, tested, values))
            .toList());
  }

  private SetScores scores(Outputs outputs, int[] strata, int values) {
    return new SetScores(
        outputs.composition,
        outputs.model,
        scores.same(outputs.results, strata, values),
        IntStream.range(0, values)
            .mapToObj(value -> scores.within(outputs.results, strata, value))
            .toList());
  }

  private Map<ClassLabel, ClassCount> counts(RealPart part, int[] strata, int value) {
    int[] labels = part.labels();
    int[] patients = part.patients();
    var counts = new LinkedHashMap<ClassLabel, ClassCount>();
    for (int label = 0; label < study.classes().size(); label++) {
      var own = new ArrayList<Integer>();
      for (int image = 0; image < strata.length; image++) {
        if (strata[image] == value && labels[image] == label) {
          own.add(patients[image]);
        }
      }
      counts.put(
          study.classes().get(label),
          new ClassCount(own.size(), (int) own.stream().distinct().count()));
    }
    return counts;
  }
}
