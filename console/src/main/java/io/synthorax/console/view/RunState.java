package io.synthorax.console.view;

import io.synthorax.console.view.RunView.CheckpointView;
import io.synthorax.console.view.RunView.SelectionView;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of one run; events may come in any order and more than once. */
final class RunState {
  private final StudyId study;
  private final RunId run;
  private final ClassLabel label;
  private final Curve curve = new Curve();
  private final SortedMap<Integer, Checkpoint> checkpoints = new TreeMap<>();
  private final SortedMap<Integer, BatchSynthesized> batches = new TreeMap<>();
  private final SortedMap<Integer, MetricsComputed> evaluations = new TreeMap<>();
  private TrainRequested request;
  private EpochFinished lastEpoch;
  private Instant lastEpochAt;
  private TrainingEnded end;

  RunState(StudyId study, RunId run, ClassLabel label) {
    this.study = study;
    this.run = run;
    this.label = label;
  }

  void requested(TrainRequested event) {
    request = event;
  }

  void epochFinished(EpochFinished event, Instant at) {
    event.checkpoint().ifPresent(checkpoint -> checkpoints.put(checkpoint.epoch(), checkpoint));
    if (lastEpoch == null || isLater(event, at)) {
      lastEpoch = event;
      lastEpochAt = at;
    }
    curve.add(CurvePoint.of(event));
    if (end != null) {
      curve.forget();
    }
  }

  /** A trainer that was killed goes on some epochs before the last one that it told of. */
  private boolean isLater(EpochFinished event, Instant at) {
    return at.equals(lastEpochAt) ? event.epoch() >= lastEpoch.epoch() : at.isAfter(lastEpochAt);
  }

  /** From now on the whole curve lies in the store. */
  void ended(TrainingEnded event) {
    end = event;
    event.checkpoints().forEach(checkpoint -> checkpoints.put(checkpoint.epoch(), checkpoint));
    curve.forget();
  }

  void synthesized(BatchSynthesized event) {
    checkpoints.putIfAbsent(event.checkpoint().epoch(), event.checkpoint());
    batches.put(event.checkpoint().epoch(), event);
  }

  void evaluated(int epoch, MetricsComputed event) {
    evaluations.put(epoch, event);
  }

  RunId run() {
    return run;
  }

  ClassLabel label() {
    return label;
  }

  int ordinal() {
    return request == null ? Integer.MAX_VALUE : request.ordinal();
  }

  Optional<TrainRequested> request() {
    return Optional.ofNullable(request);
  }

  Optional<TrainingEnded> end() {
    return Optional.ofNullable(end);
  }

  boolean started() {
    return lastEpoch != null || end != null;
  }

  List<CurvePoint> points() {
    return curve.points();
  }

  Optional<ObjectRef> samples(int epoch) {
    return Optional.ofNullable(checkpoints.get(epoch)).map(Checkpoint::samples);
  }

  Optional<ObjectRef> preview(int epoch) {
    return Optional.ofNullable(batches.get(epoch)).flatMap(BatchSynthesized::preview);
  }

  RunView view(Optional<GeneratorSelected> selection) {
    Optional<EpochFinished> epoch = Optional.ofNullable(lastEpoch);
    return new RunView(
        run,
        label,
        state(),
        end().flatMap(TrainingEnded::reason),
        epoch.map(EpochFinished::epoch).orElse(0),
        end()
            .map(TrainingEnded::imagesShown)
            .orElse(epoch.map(EpochFinished::imagesShown).orElse(0L)),
        end != null ? 1 : epoch.map(EpochFinished::fraction).orElse(0.0),
        end != null ? 0 : epoch.map(EpochFinished::remainingSeconds).orElse(0L),
        epoch.map(EpochFinished::imagesPerSecond),
        epoch.map(EpochFinished::discriminatorLoss),
        epoch.map(EpochFinished::generatorLoss),
        epoch.map(EpochFinished::realProbability),
        epoch.map(EpochFinished::synthesizedProbability),
        epoch.flatMap(RunState::diversity),
        end().map(TrainingEnded::precision),
        checkpointViews(),
        selection.map(RunState::selectionView));
  }

  private static Optional<Double> diversity(EpochFinished epoch) {
    return epoch.diversity().stream().boxed().findFirst();
  }

  private String state() {
    if (end != null) {
      return end.outcome().name();
    }
    return lastEpoch != null ? "TRAINING" : "QUEUED";
  }

  private List<CheckpointView> checkpointViews() {
    List<CheckpointView> views = new ArrayList<>();
    checkpoints.forEach((epoch, checkpoint) -> views.add(view(epoch, checkpoint)));
    return views;
  }

  private CheckpointView view(int epoch, Checkpoint checkpoint) {
    Optional<BatchSynthesized> batch = Optional.ofNullable(batches.get(epoch));
    Optional<MetricsComputed> evaluation = Optional.ofNullable(evaluations.get(epoch));
    return new CheckpointView(
        epoch,
        checkpoint.imagesShown(),
        Optional.ofNullable(checkpoint.samples()).map(x -> StudyPaths.samples(study, run, epoch)),
        preview(epoch).map(x -> StudyPaths.preview(study, run, epoch)),
        batch.map(BatchSynthesized::count).orElse(0),
        evaluation.map(MetricsComputed::figures).orElse(List.of()),
        batch
            .flatMap(BatchSynthesized::failure)
            .or(() -> evaluation.flatMap(MetricsComputed::failure)));
  }

  private static SelectionView selectionView(GeneratorSelected selected) {
    return new SelectionView(
        selected.batch().map(batch -> batch.checkpoint().epoch()),
        selected.reason(),
        selected.rule(),
        selected.figures());
  }
}
