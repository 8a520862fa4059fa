package io.synthorax.classifier;

import io.synthorax.classifier.report.ClassReport;
import io.synthorax.classifier.report.StudyReport;
import io.synthorax.classifier.report.StudyReport.Data;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers what a study's stages have left in the store into its report. */
final class ReportAssembly {
  private final ObjectStore store;
  private final Receipts receipts;
  private final Study study;

  ReportAssembly(ObjectStore store, Receipts receipts, Study study) {
    this.store = store;
    this.receipts = receipts;
    this.study = study;
  }

  StudyReport of(Map<ClassLabel, GeneratorSelected> selections, List<MetricsComputed> results) {
    var classReports = new ClassReportAssembly(store, receipts, study);
    var classes = new ArrayList<ClassReport>();
    selections.forEach((label, selection) -> classes.add(classReports.of(label, selection)));
    var utility = new UtilityAssembly(store, new SelectedBatches(study, selections));
    return StudyReport.of(
        study.id(),
        study.request(),
        data(),
        classes,
        utility.of(results),
        utility.confounders(results),
        receipts.find(ObjectLayout.generatorsEvaluation(study.id()), GeneratorsEvaluation.class));
  }

  private Data data() {
    DatasetManifest manifest = study.manifest();
    return new Data(
        study.request().dataset(),
        manifest.name(),
        manifest.phantom(),
        manifest.resolution(),
        manifest.patientsKnown(),
        manifest.splitRule(),
        manifest.licence(),
        counts(),
        manifest.skipped(),
        manifest.uniform().stream().filter(study.classes()::contains).toList(),
        manifest.warnings(),
        manifest.notes());
  }

  private SortedMap<Part, SortedMap<ClassLabel, ClassCount>> counts() {
    var counts = new TreeMap<Part, SortedMap<ClassLabel, ClassCount>>();
    study
        .manifest()
        .parts()
        .forEach(
            (part, files) -> {
              var ofStudy = new TreeMap<>(files.counts());
              ofStudy.keySet().retainAll(study.classes());
              counts.put(part, ofStudy);
            });
    return counts;
  }
}
