package io.synthorax.classifier;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.platform.store.Receipts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the store knows of a study: its request, its selections, its results. */
final class StudyArchive {
  private final Receipts receipts;

  StudyArchive(Receipts receipts) {
    this.receipts = receipts;
  }

  /** The study; a {@link ContractViolation} if its request or data set is not in the store. */
  Study study(StudyId id) {
    StudyRequest request =
        receipts
            .find(ObjectLayout.request(id), StudyRequest.class)
            .orElseThrow(() -> new ContractViolation("study " + id + " has no request"));
    DatasetManifest manifest =
        receipts
            .find(ObjectLayout.datasetManifest(request.dataset()), DatasetManifest.class)
            .orElseThrow(
                () -> new ContractViolation("data set " + request.dataset() + " has no manifest"));
    if (!manifest.classes().containsAll(request.classes())) {
      throw new ContractViolation(
          "study %s asks for classes %s, its data set has %s"
              .formatted(id, request.classes(), manifest.classes()));
    }
    return new Study(id, request, manifest);
  }

  /** The selection of every class in the study's order; nothing until all are there. */
  Optional<Map<ClassLabel, GeneratorSelected>> selections(Study study) {
    var selections = new LinkedHashMap<ClassLabel, GeneratorSelected>();
    for (ClassLabel label : study.classes()) {
      var selection =
          receipts.find(ObjectLayout.selection(study.id(), label), GeneratorSelected.class);
      if (selection.isEmpty()) {
        return Optional.empty();
      }
      selections.put(label, selection.get());
    }
    return Optional.of(selections);
  }

  /** The result of one training, if it is done. */
  Optional<MetricsComputed> result(Study study, Study.Training training) {
    return receipts.find(resultKey(study, training), MetricsComputed.class);
  }

  /** The results of all trainings; nothing until all are there. */
  Optional<List<MetricsComputed>> results(Study study) {
    var results = new ArrayList<MetricsComputed>();
    for (Study.Training training : study.trainings()) {
      var result = result(study, training);
      if (result.isEmpty()) {
        return Optional.empty();
      }
      results.add(result.get());
    }
    return Optional.of(results);
  }

  static String resultKey(Study study, Study.Training training) {
    return ObjectLayout.compositionResult(
        study.id(), training.composition(), training.classifier().name(), training.seed());
  }
}
