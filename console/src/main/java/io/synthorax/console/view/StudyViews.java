package io.synthorax.console.view;

import io.synthorax.console.view.RunView.SelectionView;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.PrivacyCheck;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.Shard;
import io.synthorax.contracts.StudyDeleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.TrainingEnded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * All studies that are known, rebuilt from events. Beyond a number of studies the one that has
 * ended longest ago is forgotten; its results stay in the store.
 */
public final class StudyViews {
  private static final int REMEMBERED_EVENTS = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final int most;
  private final Clock clock;
  private final Map<StudyId, StudyState> studies = new HashMap<>();
  private final Map<DatasetId, DatasetRegistered> datasets = new HashMap<>();
  private final Set<StudyId> deleted = new HashSet<>();
  private final EventFeed feed = new EventFeed(REMEMBERED_EVENTS);

  public StudyViews(int most, Clock clock) {
    this.most = most;
    this.clock = clock;
  }

  /** A run's curve as far as it is known here, and where the whole lies once it has ended. */
  public record RunCurve(
      RunId run, Optional<ClassLabel> label, List<CurvePoint> points, Optional<ObjectRef> stored) {}

  /** Takes an event in, with the time of its record. */
  public synchronized void apply(Event event, Instant at) {
    if (event instanceof DatasetRegistered registered) {
      datasets.put(registered.dataset(), registered);
    } else if (event instanceof StudyDeleted gone) {
      deleted.add(gone.study());
      studies.remove(gone.study());
    } else if (Topic.of(event.getClass()).aboutStudy()) {
      StudyId study = new StudyId(event.subject());
      if (!deleted.contains(study)) {
        studies.computeIfAbsent(study, StudyState::new).apply(event, at);
        forgetBeyond();
      }
    }
    feed.add(event);
    notifyAll();
  }

  private boolean failed(StudyId study) {
    StudyState state = studies.get(study);
    return state != null && state.status() == StudyStatus.FAILED;
  }

  private void forgetBeyond() {
    if (studies.size() <= most) {
      return;
    }
    studies.entrySet().stream()
        .filter(entry -> entry.getValue().status().ended())
        .min(Comparator.comparing(entry -> entry.getValue().requestedAt()))
        .map(Map.Entry::getKey)
        .ifPresent(studies::remove);
  }

  /** A study, if it is known; {@code compositionsWanted} is the total that its view names. */
  public synchronized Optional<StudyView> find(StudyId study, int compositionsWanted) {
    return state(study).map(state -> view(state, compositionsWanted));
  }

  /** All studies, the newest first. */
  public synchronized List<StudySummary> all() {
    return studies.values().stream()
        .sorted(Comparator.comparing(StudyState::requestedAt).reversed())
        .map(state -> state.summary(state.dataset().map(datasets::get)))
        .toList();
  }

  /** Whether a study was deleted: it does not come back. */
  public synchronized boolean deleted(StudyId study) {
    return deleted.contains(study);
  }

  /** What happened to a study, the newest first. */
  public synchronized List<TimelineEntry> timeline(StudyId study) {
    return state(study).map(StudyState::timeline).orElse(List.of());
  }

  /** Of every checkpoint of a study that was scored. */
  public synchronized List<EvaluationView> evaluations(StudyId study) {
    return state(study).map(StudyState::evaluations).orElse(List.of());
  }

  /** What was selected for the classes of a study, as far as that is known. */
  public synchronized List<SelectionView> selections(StudyId study) {
    return state(study).map(StudyState::selectionViews).orElse(List.of());
  }

  /** The orders of images from a study's generators, the newest first. */
  public synchronized List<OrderView> orders(StudyId study) {
    return state(study).map(StudyState::orders).orElse(List.of());
  }

  /** An order, if it is known. */
  public synchronized Optional<OrderView> order(StudyId study, String order) {
    return state(study).flatMap(state -> state.findOrder(order)).flatMap(OrderState::view);
  }

  /** The arrays of an order's images as far as there are some, in order. */
  public synchronized List<Shard> orderShards(StudyId study, String order) {
    return state(study)
        .flatMap(state -> state.findOrder(order))
        .map(OrderState::shards)
        .orElse(List.of());
  }

  /** Returns when an order is known, at the latest after some seconds. */
  public synchronized void awaitOrder(StudyId study, String order) throws InterruptedException {
    await(() -> order(study, order).isPresent());
  }

  /** Returns when a study that was deleted is forgotten, at the latest after some seconds. */
  public synchronized void awaitDeleted(StudyId study) throws InterruptedException {
    await(() -> deleted.contains(study));
  }

  /**
   * Returns when a study that was asked for is known, and no longer failed; one that has ended for
   * good stays failed, and then it returns after some seconds.
   */
  public synchronized void awaitSetGoing(StudyId study) throws InterruptedException {
    await(() -> studies.containsKey(study) && !failed(study));
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long left = PATIENCE.toMillis();
    while (left > 0 && !condition.getAsBoolean()) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
  }

  /** The number of studies of each status. */
  public synchronized long count(StudyStatus status) {
    return studies.values().stream().filter(state -> state.status() == status).count();
  }

  /** The longest silence of a study that has not ended, in seconds; 0 if there is none. */
  public synchronized long longestSilence() {
    return studies.values().stream()
        .mapToLong(state -> state.silence(clock.instant()).orElse(0))
        .max()
        .orElse(0);
  }

  /** All registered data sets, by name. */
  public synchronized List<DatasetRegistered> datasets() {
    return datasets.values().stream()
        .sorted(
            Comparator.comparing(DatasetRegistered::name)
                .thenComparing(registered -> registered.dataset().value()))
        .toList();
  }

  /** The studies on a data set, the newest first. */
  public List<StudySummary> on(DatasetId dataset) {
    return all().stream()
        .filter(study -> study.dataset().filter(dataset::equals).isPresent())
        .toList();
  }

  /** The curves of a study's runs. */
  public synchronized List<RunCurve> curves(StudyId study) {
    return runs(study).stream()
        .map(
            run ->
                new RunCurve(
                    run.run(), run.label(), run.points(), run.end().map(TrainingEnded::curve)))
        .toList();
  }

  /** The picture of a checkpoint from fixed latents. */
  public synchronized Optional<ObjectRef> samples(StudyId study, RunId run, int epoch) {
    return run(study, run).flatMap(state -> state.samples(epoch));
  }

  /** The picture of a class's batch of a checkpoint. */
  public synchronized Optional<ObjectRef> preview(
      StudyId study, RunId run, int epoch, ClassLabel label) {
    return run(study, run).flatMap(state -> state.preview(epoch, label));
  }

  /** The picture of the closest pairs of a class's batch and the training images. */
  public synchronized Optional<ObjectRef> closestPairs(
      StudyId study, RunId run, int epoch, ClassLabel label) {
    return run(study, run)
        .flatMap(state -> state.evaluation(epoch, label))
        .flatMap(MetricsComputed::privacy)
        .flatMap(PrivacyCheck::picture);
  }

  /** A checkpoint with its files. */
  public synchronized Optional<Checkpoint> checkpoint(StudyId study, RunId run, int epoch) {
    return run(study, run).flatMap(state -> state.checkpoint(epoch));
  }

  /** The batch of a class at a checkpoint. */
  public synchronized Optional<BatchSynthesized> batch(
      StudyId study, RunId run, int epoch, ClassLabel label) {
    return run(study, run).flatMap(state -> state.batch(epoch, label));
  }

  /** The sequence of the last event heard. */
  public long sequence() {
    return feed.sequence();
  }

  /** Whether every event after the given one is still remembered. */
  public boolean remembersAfter(long sequence) {
    return feed.remembersAfter(sequence);
  }

  /** Sends a study's events after the given one, as far as remembered, then every new one. */
  public Runnable listen(StudyId study, long after, Consumer<FeedEvent> target) {
    return feed.listen(study.value(), after, target);
  }

  /** Sends the events of all studies, likewise. */
  public Runnable listen(long after, Consumer<FeedEvent> target) {
    return feed.listen(after, target);
  }

  private Optional<StudyState> state(StudyId study) {
    return Optional.ofNullable(studies.get(study));
  }

  private List<RunState> runs(StudyId study) {
    return state(study).map(StudyState::runs).orElse(List.of());
  }

  private Optional<RunState> run(StudyId study, RunId run) {
    return state(study).flatMap(state -> state.find(run));
  }

  private StudyView view(StudyState state, int compositionsWanted) {
    Optional<DatasetRegistered> dataset = state.dataset().map(datasets::get);
    return state.view(dataset, compositionsWanted, clock.instant());
  }
}
