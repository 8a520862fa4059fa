package io.synthorax.classifier;

import io.synthorax.classifier.comparison.Predictions;
import io.synthorax.classifier.composition.RealPart;
import io.synthorax.classifier.report.ClassReport;
import io.synthorax.classifier.report.CsvReport;
import io.synthorax.classifier.report.HtmlReport;
import io.synthorax.classifier.report.ModelCard;
import io.synthorax.classifier.report.Plots;
import io.synthorax.classifier.report.ReportSchema;
import io.synthorax.classifier.report.StudyReport;
import io.synthorax.classifier.report.UtilityReport;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.Json;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.MetricsComputed.OfComposition;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyCompleted.Row;
import io.synthorax.imaging.npy.NpyArray;
import io.synthorax.learning.metrics.TestImages;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a study once every composition has its result for every seed: writes the report and the
 * receipt. Asked after each result; whoever measures writes the result before it asks, so the last
 * one always finds all of them. The same results give the same report to the byte: two workers that
 * come to the end at once write the same objects.
 */
final class ReportStage {
  private static final Logger LOG = LoggerFactory.getLogger(ReportStage.class);

  private final ObjectStore store;
  private final Receipts receipts;
  private final EventPublisher publisher;
  private final StudyArchive archive;

  ReportStage(ObjectStore store, Receipts receipts, EventPublisher publisher) {
    this.store = store;
    this.receipts = receipts;
    this.publisher = publisher;
    this.archive = new StudyArchive(receipts);
  }

  /** Publishes that the study is complete, or does nothing while a result is missing. */
  void completeIfMeasured(Study study) {
    String key = ObjectLayout.completed(study.id());
    Optional<StudyCompleted> completed = receipts.find(key, StudyCompleted.class);
    if (completed.isPresent()) {
      publisher.publish(completed.get());
      return;
    }
    Optional<List<MetricsComputed>> results = archive.results(study);
    Optional<Map<ClassLabel, GeneratorSelected>> selections = archive.selections(study);
    if (results.isEmpty() || selections.isEmpty()) {
      return;
    }
    StudyCompleted receipt = write(study, selections.get(), results.get());
    publisher.publish(receipts.write(key, receipt, StudyCompleted.class));
    LOG.info("{}: {}", study.id(), receipt.outcome());
  }

  private StudyCompleted write(
      Study study, Map<ClassLabel, GeneratorSelected> selections, List<MetricsComputed> results) {
    StudyReport report = new ReportAssembly(store, receipts, study).of(selections, results);
    String page = HtmlReport.of(report, this::picture);
    ObjectRef json = put(study, "report.json", Json.writeIndented(report));
    ObjectRef html = put(study, "report.html", page.getBytes(StandardCharsets.UTF_8));
    put(study, "report.csv", CsvReport.of(report).getBytes(StandardCharsets.UTF_8));
    put(study, "report.schema.json", ReportSchema.bytes());
    Plots.of(page).forEach((name, drawing) -> put(study, "plots/" + name, drawing));
    put(study, "predictions.csv", predictions(study, results).getBytes(StandardCharsets.UTF_8));
    cards(study, report, selections);
    return new StudyCompleted(
        study.id(),
        study.request().dataset(),
        report.outcome(),
        report.reason(),
        Optional.of(json),
        Optional.of(html),
        report.models().stream().flatMap(ReportStage::summary).toList());
  }

  private static Stream<Row> summary(UtilityReport utility) {
    return utility.rows().stream()
        .map(
            row ->
                new Row(
                    row.composition(), utility.model(), UtilityScores.summaryOf(row.figures())));
  }

  private String predictions(Study study, List<MetricsComputed> results) {
    RealPart test =
        RealPart.read(
            store, study.request().dataset(), study.manifest(), study.classes(), Part.TEST);
    var images = new TestImages(study.classes().size(), test.labels(), test.patients());
    var predictions = new Predictions(study.classes());
    for (MetricsComputed result : results) {
      var of = (OfComposition) result.measured();
      of.scores()
          .ifPresent(
              stored ->
                  predictions.add(
                      of.composition(),
                      of.model(),
                      of.seed(),
                      images,
                      NpyArray.of(store.get(stored)).floats()));
    }
    return predictions.csv();
  }

  private void cards(
      Study study, StudyReport report, Map<ClassLabel, GeneratorSelected> selections) {
    for (ClassReport one : report.classes()) {
      selections
          .get(one.label())
          .batch()
          .ifPresent(
              batch ->
                  put(
                      study,
                      "generators/" + one.label() + ".card.json",
                      Json.writeIndented(ModelCard.of(report, one, batch))));
    }
  }

  private ObjectRef put(Study study, String file, byte[] content) {
    return store.put(ObjectLayout.report(study.id(), file), content);
  }

  /** A picture that is gone is no reason not to report the figures. */
  private Optional<byte[]> picture(ObjectRef object) {
    return store.find(object.key());
  }
}
