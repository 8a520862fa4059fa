package io.synthorax.console.view;

import io.synthorax.console.view.RunView.SelectionView;
import io.synthorax.console.view.StudyView.CompositionView;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.CompositionRequested;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.EpochFinished;
import io.synthorax.contracts.Event;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.MetricsComputed;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StageFailed;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.SynthesisRequested;
import io.synthorax.contracts.TrainRequested;
import io.synthorax.contracts.TrainingEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of one study. Topics are read side by side, so events may come in any order; the
 * result is the same for every order, since the times of the records decide where order matters.
 */
final class StudyState {
  private final StudyId study;
  private final Map<RunId, RunState> runs = new LinkedHashMap<>();
  private final Map<ClassLabel, GeneratorSelected> selections = new TreeMap<>();
  private final Map<String, CompositionView> compositions = new TreeMap<>();
  private final Set<String> compositionsRequested = new HashSet<>();
  private final Map<String, OrderState> orders = new HashMap<>();
  private final Timeline timeline = new Timeline();
  private Instant firstComposition;
  private Instant lastComposition;
  private Instant firstHeard;
  private Instant lastHeard;
  private Instant requested;
  private Instant requestedAgain;
  private StageFailed failure;
  private Instant failedAt;
  private StudyCompleted completed;

  StudyState(StudyId study) {
    this.study = study;
  }

  void apply(Event event, Instant at) {
    firstHeard = earlier(firstHeard, at);
    lastHeard = later(lastHeard, at);
    timeline.add(event, at);
    if (event instanceof TrainRequested e) {
      requested = earlier(requested, at);
      requestedAgain = later(requestedAgain, at);
      run(e.run()).requested(e);
    } else if (event instanceof EpochFinished e) {
      run(e.run()).epochFinished(e, at);
    } else if (event instanceof TrainingEnded e) {
      run(e.run()).ended(e);
    } else if (event instanceof SynthesisRequested e) {
      order(e.order()).requested(e, at);
    } else if (event instanceof BatchSynthesized e) {
      e.order()
          .ifPresentOrElse(order -> order(order).synthesized(e), () -> run(e.run()).synthesized(e));
    } else if (event instanceof MetricsComputed e) {
      measured(e, at);
    } else if (event instanceof CompositionRequested e) {
      compositionsRequested.add(e.id());
    } else if (event instanceof GeneratorSelected e) {
      selections.put(e.label(), e);
    } else if (event instanceof StudyCompleted e) {
      completed = e;
    } else if (event instanceof StageFailed e && !at.isBefore(failedAt == null ? at : failedAt)) {
      failure = e;
      failedAt = at;
    }
  }

  private void measured(MetricsComputed event, Instant at) {
    if (event.measured() instanceof MetricsComputed.OfCheckpoint of) {
      run(of.run()).evaluated(of, event);
    } else if (event.measured() instanceof MetricsComputed.OfComposition of) {
      firstComposition = earlier(firstComposition, at);
      lastComposition = later(lastComposition, at);
      compositions.put(
          of.key(),
          new CompositionView(
              of.composition(),
              of.model(),
              of.seed(),
              of.counts(),
              event.figures(),
              event.failure()));
    }
  }

  private RunState run(RunId run) {
    return runs.computeIfAbsent(run, r -> new RunState(study, r));
  }

  private OrderState order(String order) {
    return orders.computeIfAbsent(order, o -> new OrderState());
  }

  Optional<OrderState> findOrder(String order) {
    return Optional.ofNullable(orders.get(order));
  }

  /** The newest first. */
  List<OrderView> orders() {
    return orders.values().stream()
        .flatMap(order -> order.view().stream())
        .sorted(Comparator.comparing(OrderView::requestedAt).reversed())
        .toList();
  }

  List<SelectionView> selectionViews() {
    return selections.values().stream().map(SelectionView::of).toList();
  }

  List<TimelineEntry> timeline() {
    return timeline.entries();
  }

  /** Of every checkpoint that was scored, run by run and class by class. */
  List<EvaluationView> evaluations() {
    return runs().stream().flatMap(run -> run.evaluations(selections).stream()).toList();
  }

  Optional<RunState> find(RunId run) {
    return Optional.ofNullable(runs.get(run));
  }

  List<RunState> runs() {
    return runs.values().stream()
        .sorted(Comparator.comparingInt(RunState::ordinal).thenComparing(RunState::run))
        .toList();
  }

  Instant requestedAt() {
    return requested != null ? requested : firstHeard;
  }

  Optional<DatasetId> dataset() {
    return runs.values().stream()
        .flatMap(r -> r.request().stream())
        .findFirst()
        .map(r -> r.dataset());
  }

  StudyStatus status() {
    if (completed != null && completed.outcome() != StudyCompleted.Outcome.FAILED) {
      return StudyStatus.valueOf(completed.outcome().name());
    }
    if (completed != null || failureStands()) {
      return StudyStatus.FAILED;
    }
    if (runs.values().stream().noneMatch(RunState::started)) {
      return StudyStatus.QUEUED;
    }
    if (runs.values().stream().anyMatch(run -> run.end().isEmpty())) {
      return StudyStatus.TRAINING;
    }
    boolean selected =
        runs.values().stream().allMatch(run -> selections.keySet().containsAll(run.labels()));
    return selected ? StudyStatus.CLASSIFYING : StudyStatus.EVALUATING;
  }

  /** Whoever asks for a failed study again sets it going again. */
  private boolean failureStands() {
    return failure != null && (requestedAgain == null || !failedAt.isBefore(requestedAgain));
  }

  private Optional<String> reason(StudyStatus status) {
    if (completed != null) {
      return completed.reason();
    }
    return status == StudyStatus.FAILED
        ? Optional.of(failure.stage() + ": " + failure.reason())
        : Optional.empty();
  }

  StudyProgress progress(StudyStatus status) {
    return switch (status) {
      case QUEUED, TRAINING -> StudyProgress.training(runs.values());
      case EVALUATING -> evaluating();
      case CLASSIFYING ->
          StudyProgress.of(
              compositions.size(), compositionsRequested.size(), firstComposition, lastComposition);
      case COMPLETED, COMPLETED_PARTIALLY, FAILED -> StudyProgress.ENDED;
    };
  }

  private StudyProgress evaluating() {
    int batches = runs.values().stream().mapToInt(RunState::batchesWanted).sum();
    int scored = runs.values().stream().mapToInt(RunState::scored).sum();
    return batches == 0
        ? StudyProgress.UNKNOWN
        : new StudyProgress((double) scored / batches, OptionalLong.empty());
  }

  StudySummary summary(Optional<DatasetRegistered> dataset) {
    StudyStatus status = status();
    return new StudySummary(
        study,
        status,
        progress(status),
        reason(status),
        requestedAt(),
        lastHeard,
        dataset(),
        dataset.map(DatasetRegistered::name),
        dataset.map(DatasetRegistered::phantom),
        resolution(),
        budget(),
        runs().stream().flatMap(run -> run.labels().stream()).distinct().toList(),
        StudyPaths.studyLinks(study, status));
  }

  private Optional<Integer> resolution() {
    return runs().stream()
        .flatMap(run -> run.request().stream())
        .findFirst()
        .map(request -> request.specification().resolution().pixels());
  }

  StudyView view(Optional<DatasetRegistered> dataset, int compositionsWanted, Instant now) {
    StudyStatus status = status();
    return new StudyView(
        study,
        status,
        progress(status),
        reason(status),
        requestedAt(),
        lastHeard,
        silence(now),
        dataset(),
        dataset.map(DatasetRegistered::name),
        dataset.map(DatasetRegistered::phantom),
        resolution(),
        budget(),
        dataset.map(DatasetRegistered::counts).orElseGet(TreeMap::new),
        runs().stream().map(run -> run.view(selections(run))).toList(),
        compositions.size(),
        compositionsWanted,
        List.copyOf(compositions.values()),
        completed == null ? List.of() : completed.summary(),
        StudyPaths.studyLinks(study, status));
  }

  private Optional<String> budget() {
    return runs().stream()
        .flatMap(run -> run.request().stream())
        .map(r -> r.budget().text() + (r.label().isPresent() ? " per class" : " for all classes"))
        .distinct()
        .reduce((each, all) -> each + " and " + all);
  }

  private List<GeneratorSelected> selections(RunState run) {
    return selections.values().stream().filter(s -> run.labels().contains(s.label())).toList();
  }

  /** Seconds since anything was heard of it; absent once it has ended. */
  OptionalLong silence(Instant now) {
    return status().ended()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, Duration.between(lastHeard, now).toSeconds()));
  }

  private static Instant earlier(Instant a, Instant b) {
    return a == null || b.isBefore(a) ? b : a;
  }

  private static Instant later(Instant a, Instant b) {
    return a == null || b.isAfter(a) ? b : a;
  }
}
