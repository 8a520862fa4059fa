package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.Promotion;
import io.synthorax.contracts.Promotion.Decision;
import io.synthorax.contracts.Promotion.Served;
import io.synthorax.contracts.Retraining;
import io.synthorax.contracts.RetrainingTrigger;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The receipts of a project's retrainings, which are numbered from 1 without a gap. */
public final class RetrainingRecords {
  private final Receipts receipts;
  private final Map<ProjectId, RetrainingTrigger> last = new ConcurrentHashMap<>();

  public RetrainingRecords(ObjectStore store) {
    this.receipts = new Receipts(store);
  }

  /** The last trigger, if there was one. */
  public Optional<RetrainingTrigger> lastTrigger(ProjectId project) {
    Optional<RetrainingTrigger> known = Optional.ofNullable(last.get(project));
    Optional<RetrainingTrigger> next = after(project, known);
    while (next.isPresent()) {
      known = next;
      last.put(project, next.get());
      next = after(project, known);
    }
    return known;
  }

  private Optional<RetrainingTrigger> after(ProjectId project, Optional<RetrainingTrigger> known) {
    return trigger(project, known.map(RetrainingTrigger::number).orElse(0) + 1);
  }

  Optional<RetrainingTrigger> trigger(ProjectId project, int number) {
    return receipts.find(ObjectLayout.trigger(project, number), RetrainingTrigger.class);
  }

  /** All triggers, the first one first. */
  List<RetrainingTrigger> triggers(ProjectId project) {
    List<RetrainingTrigger> all = new ArrayList<>();
    Optional<RetrainingTrigger> next = trigger(project, 1);
    while (next.isPresent()) {
      all.add(next.get());
      next = trigger(project, all.size() + 1);
    }
    return all;
  }

  /**
   * Writes the trigger if nobody else has written one of that number, and returns what is there.
   */
  RetrainingTrigger write(RetrainingTrigger trigger) {
    return receipts.write(
        ObjectLayout.trigger(trigger.project(), trigger.number()),
        trigger,
        RetrainingTrigger.class);
  }

  /** What a trigger has set going. */
  public Optional<Retraining> retraining(ProjectId project, int number) {
    return receipts.find(ObjectLayout.retraining(project, number), Retraining.class);
  }

  Retraining write(ProjectId project, int number, Retraining retraining) {
    return receipts.write(ObjectLayout.retraining(project, number), retraining, Retraining.class);
  }

  /** How a retraining ended, if it has. */
  public Optional<Promotion> promotion(ProjectId project, int number) {
    return receipts.find(ObjectLayout.promotion(project, number), Promotion.class);
  }

  Promotion write(Promotion promotion) {
    return receipts.write(
        ObjectLayout.promotion(promotion.project(), promotion.number()),
        promotion,
        Promotion.class);
  }

  /** What is served of each class; nothing of a class that has never had a usable generator. */
  public SortedMap<ClassLabel, Served> served(ProjectId project) {
    int last = lastTrigger(project).map(RetrainingTrigger::number).orElse(0);
    return promotion(project, last)
        .or(() -> promotion(project, last - 1))
        .map(RetrainingRecords::served)
        .orElse(Collections.emptySortedMap());
  }

  private static SortedMap<ClassLabel, Served> served(Promotion promotion) {
    SortedMap<ClassLabel, Served> served = new TreeMap<>();
    for (Map.Entry<ClassLabel, Decision> of : promotion.classes().entrySet()) {
      of.getValue().served().ifPresent(generator -> served.put(of.getKey(), generator));
    }
    return served;
  }
}
