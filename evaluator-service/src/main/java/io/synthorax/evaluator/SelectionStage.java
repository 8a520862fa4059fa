package io.synthorax.evaluator;

import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.TrainingEnded;
import io.synthorax.evaluator.SelectionRule.Candidate;
import io.synthorax.evaluator.SelectionRule.Choice;
import io.synthorax.platform.messaging.EventPublisher;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Selects the generator of a class when every run that covers it has ended and every checkpoint is
 * evaluated. Asked after each evaluation and each end of a training: both have written their
 * receipt before, so whoever asks last finds everything, in whatever order they came.
 */
final class SelectionStage {
  private static final Logger LOG = Logger.getLogger(SelectionStage.class);

  private final Studies studies;
  private final Receipts receipts;
  private final EventPublisher publisher;
  private final BatchMeasurement measurement;
  private final GeneratorsStage generators;
  private final OwnGenerator own;
  private final EvaluationMeters meters;
  private final Predecessors predecessors;

  SelectionStage(
      ObjectStore store,
      EventPublisher publisher,
      BatchMeasurement measurement,
      GeneratorsStage generators,
      EvaluationMeters meters) {
    this.studies = new Studies(store);
    this.receipts = new Receipts(store);
    this.publisher = publisher;
    this.measurement = measurement;
    this.generators = generators;
    this.own = new OwnGenerator(store);
    this.meters = meters;
    this.predecessors = new Predecessors(receipts, measurement);
  }

  void on(TrainingEnded event) {
    event.labels().forEach(label -> ask(event.study(), label));
  }

  /** Selects and publishes if everything is there; otherwise somebody asks again later. */
  void ask(StudyId study, ClassLabel label) {
    String key = ObjectLayout.selection(study, label);
    Optional<GeneratorSelected> receipt = receipts.find(key, GeneratorSelected.class);
    if (receipt.isEmpty()) {
      receipt =
          select(study, label)
              .map(selected -> receipts.write(key, selected, GeneratorSelected.class));
      receipt.ifPresent(meters::selected);
    }
    if (receipt.isPresent()) {
      try {
        generators.ask(studies.request(study));
      } finally {
        // Nobody waits for figures of all generators together: the study goes on without them.
        publisher.publish(receipt.get());
      }
    }
  }

  private Optional<GeneratorSelected> select(StudyId study, ClassLabel label) {
    List<TrainingEnded> ended = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    for (RunId run : studies.request(study).runsCovering(label)) {
      Optional<TrainingEnded> training =
          receipts.find(ObjectLayout.training(study, run), TrainingEnded.class);
      if (training.isEmpty()) {
        return Optional.empty();
      }
      ended.add(training.get());
      for (Checkpoint checkpoint : training.get().checkpoints()) {
        Optional<Candidate> candidate = candidate(study, run, label, checkpoint.epoch());
        if (candidate.isEmpty()) {
          return Optional.empty();
        }
        candidates.add(candidate.get());
      }
    }
    return Optional.of(selected(study, label, ended, candidates));
  }

  private Optional<Candidate> candidate(StudyId study, RunId run, ClassLabel label, int epoch) {
    return receipts
        .find(ObjectLayout.evaluation(study, run, label, epoch), MetricsComputed.class)
        .map(evaluation -> new Candidate(run, epoch, evaluation));
  }

  private GeneratorSelected selected(
      StudyId study, ClassLabel label, List<TrainingEnded> ended, List<Candidate> candidates) {
    StudyRequest request = studies.request(study);
    Optional<Choice> choice = SelectionRule.choose(candidates);
    String reason = choice.map(Choice::reason).orElseGet(() -> whyNone(ended, candidates));
    LOG.infof("%s: class %s: %s", study, label, reason);
    Optional<BatchSynthesized> batch =
        choice.map(c -> own.of(batch(study, label, c.candidate()), request));
    List<Figure> figures = new ArrayList<>();
    choice.ifPresent(c -> figures.addAll(c.candidate().evaluation().figures()));
    batch.ifPresent(b -> figures.addAll(measurement.ofSelected(b, request)));
    return new GeneratorSelected(
        study,
        label,
        request.dataset(),
        batch,
        reason,
        SelectionRule.TEXT,
        figures,
        choice.flatMap(c -> predecessors.compared(c.candidate(), label, request)));
  }

  private BatchSynthesized batch(StudyId study, ClassLabel label, Candidate candidate) {
    String key = ObjectLayout.batch(study, candidate.run(), label, candidate.epoch());
    return receipts
        .find(key, BatchSynthesized.class)
        .orElseThrow(() -> new ContractViolation("an evaluated batch is absent: " + key));
  }

  private static String whyNone(List<TrainingEnded> ended, List<Candidate> candidates) {
    String runs =
        ended.stream()
            .map(
                run ->
                    "run %s ended %s%s"
                        .formatted(
                            run.run(),
                            run.outcome(),
                            run.reason().map(reason -> " (" + reason + ")").orElse("")))
            .collect(Collectors.joining("; "));
    String failures =
        candidates.stream()
            .flatMap(candidate -> candidate.evaluation().failure().stream())
            .distinct()
            .collect(Collectors.joining("; "));
    return "%s; none of its %d checkpoints is usable%s%s"
        .formatted(
            runs,
            candidates.size(),
            failures.isEmpty() ? "" : ": " + failures,
            blocked(candidates));
  }

  private static String blocked(List<Candidate> candidates) {
    List<Candidate> blocked = candidates.stream().filter(SelectionRule::blocked).toList();
    return blocked.isEmpty()
        ? ""
        : "; %d blocked by the privacy check, such as epoch %d: %s"
            .formatted(
                blocked.size(),
                blocked.get(0).epoch(),
                blocked.get(0).evaluation().privacy().orElseThrow().reason());
  }
}
