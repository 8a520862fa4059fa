package io.synthorax.classifier;

import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.stage.ProcessorPermit;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a requested composition, model and seed to its receipt: trains the classifier, tests it,
 * writes the result, and asks whether it was the study's last.
 */
final class CompositionStage {
  private static final Logger LOG = LoggerFactory.getLogger(CompositionStage.class);

  private final Receipts receipts;
  private final EventPublisher publisher;
  private final ProcessorPermit permits;
  private final StudyArchive archive;
  private final CompositionMeasurement measurement;
  private final ReportStage report;

  CompositionStage(
      ObjectStore store,
      Receipts receipts,
      EventPublisher publisher,
      ProcessorPermit permits,
      ClassifierTraining training) {
    this.receipts = receipts;
    this.publisher = publisher;
    this.permits = permits;
    this.archive = new StudyArchive(receipts);
    this.measurement = new CompositionMeasurement(store, training);
    this.report = new ReportStage(store, receipts, publisher);
  }

  /** Publishes the result, measured now or before; then the study's end if it has come. */
  void measure(CompositionRequested request) {
    Study study = archive.study(request.study());
    Study.Training training = asked(study, request);
    publisher.publish(result(study, training));
    report.completeIfMeasured(study);
  }

  private MetricsComputed result(Study study, Study.Training training) {
    Optional<MetricsComputed> done = archive.result(study, training);
    if (done.isPresent()) {
      return done.get();
    }
    var selections =
        archive
            .selections(study)
            .orElseThrow(
                () ->
                    new ContractViolation(
                        "study " + study.id() + " has classes without a selection"));
    try (var permit = permits.acquire()) {
      LOG.info(
          "{}: {} {} seed {} starts",
          study.id(),
          training.composition(),
          training.classifier().name(),
          training.seed());
      MetricsComputed measured = measurement.of(study, training, selections);
      return receipts.write(
          StudyArchive.resultKey(study, training), measured, MetricsComputed.class);
    }
  }

  private static Study.Training asked(Study study, CompositionRequested request) {
    return study
        .training(request.composition(), request.model(), request.seed())
        .orElseThrow(
            () ->
                new ContractViolation(
                    "study %s does not ask for %s".formatted(study.id(), request.naturalKey())));
  }
}
