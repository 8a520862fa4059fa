package io.synthorax.console.view;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.ObjectRef;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyDeleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.Topic;
import io.synthorax.contracts.TrainingEnded;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Returns when a failed study has been seen to be asked for again. One that has ended for good
   * stays failed; then it returns after some seconds.
   */
  public synchronized void awaitSetGoing(StudyId study) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long left = PATIENCE.toMillis();
    while (left > 0 && failed(study)) {
      wait(left);
      left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    }
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
    return Optional.ofNullable(studies.get(study)).map(state -> view(state, compositionsWanted));
  }

  /** All studies, the newest first; the totals of their compositions are 0. */
  public synchronized List<StudyView> all() {
    return studies.values().stream()
        .sorted(Comparator.comparing(StudyState::requestedAt).reversed())
        .map(state -> view(state, 0))
        .toList();
  }

  /** The number of studies of each status. */
  public synchronized long count(StudyStatus status) {
    return studies.values().stream().filter(state -> state.status() == status).count();
  }

  /** The longest silence of a study that has not ended, in seconds; 0 if there is none. */
  public synchronized long longestSilence() {
    return studies.values().stream()
        .mapToLong(state -> view(state, 0).silentSeconds().orElse(0))
        .max()
        .orElse(0);
  }

  /** All registered data sets. */
  public synchronized Collection<DatasetRegistered> datasets() {
    return List.copyOf(datasets.values());
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

  private List<RunState> runs(StudyId study) {
    return Optional.ofNullable(studies.get(study)).map(StudyState::runs).orElse(List.of());
  }

  private Optional<RunState> run(StudyId study, RunId run) {
    return Optional.ofNullable(studies.get(study)).flatMap(state -> state.find(run));
  }

  private StudyView view(StudyState state, int compositionsWanted) {
    Optional<DatasetRegistered> dataset = state.dataset().map(datasets::get);
    return state.view(dataset, compositionsWanted, clock.instant());
  }
}
