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
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known of one run; events may come in any order and more than once. */
final class RunState {
  private final StudyId study;
  private final RunId run;
  private final Set<ClassLabel> labels = new LinkedHashSet<>();
  private final Curve curve = new Curve();
  private final SortedMap<Integer, Checkpoint> checkpoints = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<ClassLabel, BatchSynthesized>> batches =
      new TreeMap<>();
  private final SortedMap<Integer, SortedMap<ClassLabel, MetricsComputed>> evaluations =
      new TreeMap<>();
  private TrainRequested request;
  private EpochFinished lastEpoch;
  private Instant lastEpochAt;
  private TrainingEnded end;

  RunState(StudyId study, RunId run) {
    this.study = study;
    this.run = run;
  }

  void requested(TrainRequested event) {
    labels.addAll(event.labels());
    request = event;
  }

  void epochFinished(EpochFinished event, Instant at) {
    labels.addAll(event.labels());
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
    labels.addAll(event.labels());
    end = event;
    event.checkpoints().forEach(checkpoint -> checkpoints.put(checkpoint.epoch(), checkpoint));
    curve.forget();
  }

  void synthesized(BatchSynthesized event) {
    checkpoints.putIfAbsent(event.checkpoint().epoch(), event.checkpoint());
    batches
        .computeIfAbsent(event.checkpoint().epoch(), epoch -> new TreeMap<>())
        .put(event.label(), event);
  }

  void evaluated(MetricsComputed.OfCheckpoint of, MetricsComputed event) {
    evaluations.computeIfAbsent(of.epoch(), epoch -> new TreeMap<>()).put(of.label(), event);
  }

  RunId run() {
    return run;
  }

  /** The run's one class; none if it is class-conditional. */
  Optional<ClassLabel> label() {
    return run.equals(RunId.ALL) ? Optional.empty() : Optional.of(new ClassLabel(run.value()));
  }

  /** The classes that it trains on, as far as they are known. */
  Set<ClassLabel> labels() {
    return labels;
  }

  int ordinal() {
    return request == null ? Integer.MAX_VALUE : request.ordinal();
  }

  Optional<TrainRequested> request() {
    return Optional.ofNullable(request);
  }

  double fraction() {
    return end != null ? 1 : lastEpoch == null ? 0 : lastEpoch.fraction();
  }

  double imagesPerSecond() {
    return lastEpoch == null ? 0 : lastEpoch.imagesPerSecond();
  }

  /** Seconds until a run that has begun ends. */
  long eta() {
    return end != null ? 0 : lastEpoch.remainingSeconds();
  }

  /** Batches that are to be synthesized and scored, as far as checkpoints are known. */
  int batchesWanted() {
    return checkpoints.size() * labels.size();
  }

  int scored() {
    return evaluations.values().stream().mapToInt(SortedMap::size).sum();
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

  /** Of the batch of a class. */
  Optional<ObjectRef> preview(int epoch, ClassLabel label) {
    return Optional.ofNullable(batches(epoch).get(label)).flatMap(BatchSynthesized::preview);
  }

  private SortedMap<ClassLabel, BatchSynthesized> batches(int epoch) {
    return batches.getOrDefault(epoch, Collections.emptySortedMap());
  }

  Optional<Checkpoint> checkpoint(int epoch) {
    return Optional.ofNullable(checkpoints.get(epoch));
  }

  Optional<BatchSynthesized> batch(int epoch, ClassLabel label) {
    return Optional.ofNullable(batches(epoch).get(label));
  }

  Optional<MetricsComputed> evaluation(int epoch, ClassLabel label) {
    return Optional.ofNullable(evaluations.get(epoch)).map(of -> of.get(label));
  }

  /** {@code selections}: of all classes of the study, as far as they are made. */
  List<EvaluationView> evaluations(Map<ClassLabel, GeneratorSelected> selections) {
    List<EvaluationView> views = new ArrayList<>();
    evaluations.forEach(
        (epoch, ofClasses) ->
            ofClasses.forEach(
                (label, event) ->
                    views.add(
                        EvaluationView.of(
                            new MetricsComputed.OfCheckpoint(run, label, epoch),
                            event,
                            checkpoint(epoch).map(Checkpoint::imagesShown).orElse(0L),
                            Optional.ofNullable(selections.get(label))
                                .flatMap(GeneratorSelected::batch)))));
    return views;
  }

  /** {@code selections}: of the run's classes, as far as they are made. */
  RunView view(List<GeneratorSelected> selections) {
    Optional<EpochFinished> epoch = Optional.ofNullable(lastEpoch);
    return new RunView(
        run,
        label(),
        List.copyOf(labels),
        state(),
        end().flatMap(TrainingEnded::reason),
        epoch.map(EpochFinished::epoch).orElse(0),
        end()
            .map(TrainingEnded::imagesShown)
            .orElse(epoch.map(EpochFinished::imagesShown).orElse(0L)),
        fraction(),
        end != null ? 0 : epoch.map(EpochFinished::remainingSeconds).orElse(0L),
        epoch.map(EpochFinished::imagesPerSecond),
        epoch.map(EpochFinished::discriminatorLoss),
        epoch.map(EpochFinished::generatorLoss),
        epoch.map(EpochFinished::realProbability),
        epoch.map(EpochFinished::synthesizedProbability),
        epoch.flatMap(RunState::diversity),
        end().map(TrainingEnded::precision),
        checkpointViews(selections),
        selections.stream().map(SelectionView::of).toList());
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

  private List<CheckpointView> checkpointViews(List<GeneratorSelected> selections) {
    List<CheckpointView> views = new ArrayList<>();
    checkpoints.forEach((epoch, checkpoint) -> views.add(view(epoch, checkpoint, selections)));
    return views;
  }

  private CheckpointView view(
      int epoch, Checkpoint checkpoint, List<GeneratorSelected> selections) {
    SortedMap<ClassLabel, BatchSynthesized> batch = batches(epoch);
    Collection<MetricsComputed> evaluation =
        evaluations.getOrDefault(epoch, Collections.emptySortedMap()).values();
    return new CheckpointView(
        epoch,
        checkpoint.imagesShown(),
        Optional.ofNullable(checkpoint.samples()).map(x -> StudyPaths.samples(study, run, epoch)),
        previews(epoch, batch),
        batch.values().stream().mapToInt(BatchSynthesized::count).sum(),
        evaluation.stream().flatMap(e -> e.figures().stream()).toList(),
        batch.values().stream()
            .flatMap(b -> b.failure().stream())
            .findFirst()
            .or(() -> evaluation.stream().flatMap(e -> e.failure().stream()).findFirst()),
        selections.stream().filter(s -> selects(s, epoch)).map(GeneratorSelected::label).toList());
  }

  private SortedMap<ClassLabel, String> previews(
      int epoch, SortedMap<ClassLabel, BatchSynthesized> batch) {
    SortedMap<ClassLabel, String> previews = new TreeMap<>();
    batch.forEach(
        (label, b) ->
            b.preview()
                .ifPresent(x -> previews.put(label, StudyPaths.preview(study, run, epoch, label))));
    return previews;
  }

  private boolean selects(GeneratorSelected selection, int epoch) {
    return selection
        .batch()
        .filter(batch -> batch.run().equals(run) && batch.checkpoint().epoch() == epoch)
        .isPresent();
  }
}
