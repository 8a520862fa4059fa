package io.synthorax.console.retraining;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.GeneratorSelected;
import io.synthorax.contracts.ObjectLayout;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.Promotion;
import io.synthorax.contracts.Promotion.Decision;
import io.synthorax.contracts.Promotion.Outcome;
import io.synthorax.contracts.Promotion.Served;
import io.synthorax.contracts.Retraining;
import io.synthorax.contracts.RetrainingTrigger;
import io.synthorax.contracts.StudyCompleted;
import io.synthorax.contracts.StudyId;
import io.synthorax.platform.store.ObjectStore;
import io.synthorax.platform.store.Receipts;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Concludes retrainings: what is served from then on, in a receipt. */
public final class Promotions {
  private static final Logger LOG = Logger.getLogger(Promotions.class);

  private final Receipts receipts;
  private final ObjectStore store;
  private final RetrainingRecords records;
  private final ProjectViews views;
  private final Function<StudyId, Optional<String>> failures;
  private final Clock clock;

  /** {@code failures} says why a study has failed that has no receipt, if it has. */
  public Promotions(
      ObjectStore store,
      RetrainingRecords records,
      ProjectViews views,
      Function<StudyId, Optional<String>> failures,
      Clock clock) {
    this.receipts = new Receipts(store);
    this.store = store;
    this.records = records;
    this.views = views;
    this.failures = failures;
    this.clock = clock;
  }

  /** Writes the promotion if the study has ended; otherwise somebody asks again later. */
  void conclude(Project project, RetrainingTrigger trigger, Retraining retraining) {
    Optional<StudyCompleted> ended =
        receipts.find(ObjectLayout.completed(retraining.study()), StudyCompleted.class);
    Optional<String> failure =
        ended.isPresent()
            ? ended
                .filter(study -> study.outcome() == StudyCompleted.Outcome.FAILED)
                .map(study -> study.reason().orElse("the study failed"))
            : failure(retraining.study());
    if (failure.isPresent()) {
      write(failed(project, trigger, Optional.of(retraining), failure.get()));
    } else if (ended.isPresent()) {
      write(decided(project, trigger, retraining));
    }
  }

  private Optional<String> failure(StudyId study) {
    return store.find(ObjectLayout.request(study)).isEmpty()
        ? Optional.of("the study was deleted")
        : failures.apply(study);
  }

  /** Of a trigger that cannot become a study. */
  void fail(Project project, RetrainingTrigger trigger, String reason) {
    write(failed(project, trigger, Optional.empty(), reason));
  }

  private void write(Promotion promotion) {
    Promotion there = records.write(promotion);
    LOG.infof(
        "project %s: retraining %d ended %s: %s",
        there.project(), there.number(), there.outcome(), there.reason());
  }

  private Promotion decided(Project project, RetrainingTrigger trigger, Retraining retraining) {
    SortedMap<ClassLabel, Served> served = records.served(project.project());
    SortedMap<ClassLabel, Decision> decisions = new TreeMap<>();
    for (ClassLabel label : project.classes()) {
      PromotionRule rule =
          new PromotionRule(
              Optional.ofNullable(served.get(label)),
              new Served(trigger.number(), retraining.study()),
              stained(project.project(), trigger.number(), label));
      decisions.put(
          label,
          rule.decide(
              receipts.find(
                  ObjectLayout.selection(retraining.study(), label), GeneratorSelected.class)));
    }
    long promoted = decisions.values().stream().filter(Decision::promoted).count();
    return new Promotion(
        project.project(),
        trigger.number(),
        clock.instant(),
        promoted > 0 ? Outcome.PROMOTED : Outcome.KEPT,
        "%d of %d classes are served by the new generator".formatted(promoted, decisions.size()),
        Optional.of(retraining),
        decisions);
  }

  private Promotion failed(
      Project project, RetrainingTrigger trigger, Optional<Retraining> retraining, String reason) {
    SortedMap<ClassLabel, Served> served = records.served(project.project());
    SortedMap<ClassLabel, Decision> decisions = new TreeMap<>();
    for (ClassLabel label : project.classes()) {
      decisions.put(
          label, new Decision(false, Optional.ofNullable(served.get(label)), "no new generator"));
    }
    return new Promotion(
        project.project(),
        trigger.number(),
        clock.instant(),
        Outcome.FAILED,
        reason,
        retraining,
        decisions);
  }

  /** Whether a class's generator of a retraining has seen a patient who has withdrawn since. */
  boolean stained(ProjectId project, int number, ClassLabel label) {
    Set<String> withdrawn = views.withdrawn(project);
    return !withdrawn.isEmpty()
        && records.trigger(project, number).stream()
            .flatMap(trigger -> trigger.scans().stream())
            .anyMatch(scan -> scan.label().equals(label) && withdrawn.contains(scan.patientKey()));
  }
}
