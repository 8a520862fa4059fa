package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import org.jboss.logging.Logger;

/** Evaluates the batch of every checkpoint, then asks whether a selection can be made. */
final class EvaluationStage {
  private static final Logger LOG = Logger.getLogger(EvaluationStage.class);

  private final Studies studies;
  private final Receipts receipts;
  private final EventPublisher publisher;
  private final BatchMeasurement measurement;
  private final SelectionStage selection;
  private final EvaluationMeters meters;

  EvaluationStage(
      ObjectStore store,
      EventPublisher publisher,
      BatchMeasurement measurement,
      SelectionStage selection,
      EvaluationMeters meters) {
    this.studies = new Studies(store);
    this.receipts = new Receipts(store);
    this.publisher = publisher;
    this.measurement = measurement;
    this.selection = selection;
    this.meters = meters;
  }

  /** An order's images are somebody's wish, not a candidate. */
  void on(BatchSynthesized batch) {
    if (batch.order().isPresent()) {
      return;
    }
    String key =
        ObjectLayout.evaluation(
            batch.study(), batch.run(), batch.label(), batch.checkpoint().epoch());
    MetricsComputed receipt =
        receipts
            .find(key, MetricsComputed.class)
            .orElseGet(() -> receipts.write(key, evaluate(batch), MetricsComputed.class));
    meters.show(batch, receipt);
    publisher.publish(receipt);
    selection.ask(batch.study(), batch.label());
  }

  private MetricsComputed evaluate(BatchSynthesized batch) {
    MetricsComputed evaluation =
        meters.time(batch, () -> measurement.evaluation(batch, studies.request(batch.study())));
    LOG.infof(
        "%s: class %s, run %s, epoch %d evaluated%s",
        batch.study(),
        batch.label(),
        batch.run(),
        batch.checkpoint().epoch(),
        evaluation.failure().map(reason -> ": " + reason).orElse(""));
    return evaluation;
  }
}
