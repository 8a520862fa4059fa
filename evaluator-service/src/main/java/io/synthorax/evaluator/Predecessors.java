package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.Succession;
import io.synthorax.evaluator.SelectionRule.Candidate;
import io.synthorax.platform.store.Receipts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares what was selected for a class with the generator that the class started from: the batch
 * that the earlier study used is measured again, against this study's real images, and both are
 * held to the selection rule.
 */
final class Predecessors {
  private final Receipts receipts;
  private final BatchMeasurement measurement;

  Predecessors(Receipts receipts, BatchMeasurement measurement) {
    this.receipts = receipts;
    this.measurement = measurement;
  }

  /** Nothing for a class that succeeds none. */
  Optional<Succession> compared(Candidate selected, ClassLabel label, StudyRequest request) {
    return Optional.ofNullable(request.predecessors().get(label))
        .map(earlier -> compared(selected, earlier, label, request));
  }

  private Succession compared(
      Candidate selected, StudyId earlier, ClassLabel label, StudyRequest request) {
    Optional<BatchSynthesized> batch =
        receipts
            .find(ObjectLayout.selection(earlier, label), GeneratorSelected.class)
            .flatMap(GeneratorSelected::batch);
    if (batch.isEmpty()) {
      String reason = "the generator of study %s is no longer there".formatted(earlier);
      return new Succession(earlier, true, reason, List.of());
    }
    MetricsComputed measured = measurement.evaluation(asStart(batch.get(), request), request);
    Candidate incumbent = new Candidate(selected.run(), 0, measured);
    boolean better = SelectionRule.prefers(selected, incumbent);
    return new Succession(earlier, better, reason(selected, incumbent, better), measured.figures());
  }

  /** The earlier batch as epoch 0 of this study, whose checkpoints count from 1. */
  private static BatchSynthesized asStart(BatchSynthesized batch, StudyRequest request) {
    Checkpoint at = batch.checkpoint();
    return batch.with(
        request.study(),
        request.dataset(),
        new Checkpoint(0, at.imagesShown(), at.generator(), at.weights(), at.samples()));
  }

  private static String reason(Candidate selected, Candidate incumbent, boolean better) {
    String verdict =
        better
            ? "by the selection rule the new one is better"
            : "by the selection rule the new one is no better, beyond a tie";
    if (SelectionRule.blocked(incumbent)) {
      return "the earlier one is blocked by the privacy check on the new data set; " + verdict;
    }
    return "kernel distance to the validation patients: new %s, earlier %s; %s"
        .formatted(distance(selected), distance(incumbent), verdict);
  }

  private static String distance(Candidate candidate) {
    return candidate
        .evaluation()
        .failure()
        .orElseGet(
            () ->
                FigureName.findKernel(candidate.evaluation().figures(), Part.VALIDATION)
                    .map(Predecessors::text)
                    .orElse("not measured"));
  }

  private static String text(Figure kernel) {
    return String.format(Locale.ROOT, "%.4g", kernel.value().orElseThrow());
  }
}
