package io.synthorax.console.export;

import io.synthorax.console.NothingThere;
import io.synthorax.console.StateConflict;
import io.synthorax.console.study.StudyRecords;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.platform.store.ObjectStore;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the results of a completed study as a ZIP: {@code report.html}, {@code report.json},
 * {@code report.csv}, {@code report.schema.json}, {@code plots/*.svg}, {@code
 * synthesized/CLASS/*.png} with {@code labels.csv}, {@code generators/CLASS.onnx} with {@code
 * CLASS.card.json}, and {@code balanced/}, the training set of composition BG with the provenance
 * of each image.
 */
public final class StudyExport {
  private final ObjectStore store;
  private final StudyRecords records;

  public StudyExport(ObjectStore store, StudyRecords records) {
    this.store = store;
    this.records = records;
  }

  /** An export that can be written; everything that may be refused has been. */
  public interface Ready {
    void write(OutputStream out) throws IOException;
  }

  /** What an export is made of. */
  record Source(
      StudyId study,
      StudyRequest request,
      DatasetManifest dataset,
      Map<ClassLabel, GeneratorSelected> selections) {

    /** The batch that a class's images are taken from, if it has a generator. */
    Optional<BatchSynthesized> batch(ClassLabel label) {
      return Optional.ofNullable(selections.get(label)).flatMap(GeneratorSelected::batch);
    }
  }

  /**
   * Throws {@link NothingThere} for an unknown study, {@link StateConflict} if it has no results.
   */
  public Ready of(StudyId study) {
    StudyRequest request =
        find(ObjectLayout.request(study), StudyRequest.class)
            .orElseThrow(() -> new NothingThere("there is no study " + study));
    StudyCompleted completed =
        records
            .completed(study)
            .filter(receipt -> receipt.reportHtml().isPresent())
            .orElseThrow(() -> new StateConflict("study " + study + " has no results yet"));
    DatasetManifest dataset =
        find(ObjectLayout.datasetManifest(request.dataset()), DatasetManifest.class)
            .orElseThrow(() -> new StateConflict("the data set of " + study + " is gone"));
    Source source = new Source(study, request, dataset, selections(study, request));
    return out -> write(source, completed, out);
  }

  private void write(Source source, StudyCompleted completed, OutputStream out) throws IOException {
    // Before anything leaves: what has seen a patient must be known should they withdraw.
    store.putIfAbsent(ObjectLayout.exported(completed.study()), new byte[] {'{', '}'});
    ResultZip zip = new ResultZip(out);
    zip.add("report.html", records.reportHtml(completed.study()));
    zip.add("report.json", records.reportJson(completed.study()));
    further(completed.study(), zip);
    generators(source, zip);
    new SynthesizedImages(store, source).write(zip);
    new BalancedSet(store, source).write(zip);
    // Not in a finally: an archive that broke off must not look complete.
    zip.close();
  }

  /** What else belongs to the report; reports of earlier versions have less. */
  private void further(StudyId study, ResultZip zip) throws IOException {
    String prefix = ObjectLayout.report(study) + "/";
    Set<String> apart =
        Set.of(
            ObjectLayout.report(study, "report.html"),
            ObjectLayout.report(study, "report.json"),
            ObjectLayout.completed(study));
    for (String key : store.list(prefix)) {
      Optional<byte[]> content = apart.contains(key) ? Optional.empty() : store.find(key);
      if (content.isPresent()) {
        zip.add(key.substring(prefix.length()), content.get());
      }
    }
  }

  private void generators(Source source, ResultZip zip) throws IOException {
    for (ClassLabel label : source.request().classes()) {
      Optional<BatchSynthesized> batch = source.batch(label);
      if (batch.isEmpty()) {
        continue;
      }
      try (VerifiedObject object =
          VerifiedObject.open(store, batch.get().checkpoint().generator())) {
        zip.add("generators/" + label + ".onnx", object.stream());
        object.verify();
      }
    }
  }

  private Map<ClassLabel, GeneratorSelected> selections(StudyId study, StudyRequest request) {
    Map<ClassLabel, GeneratorSelected> selections = new LinkedHashMap<>();
    for (ClassLabel label : request.classes()) {
      find(ObjectLayout.selection(study, label), GeneratorSelected.class)
          .ifPresent(selected -> selections.put(label, selected));
    }
    return selections;
  }

  private <T> Optional<T> find(String key, Class<T> type) {
    return store.find(key).map(bytes -> Json.read(bytes, type));
  }
}
