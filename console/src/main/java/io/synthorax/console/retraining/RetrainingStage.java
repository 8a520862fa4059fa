package io.synthorax.console.retraining;

import io.synthorax.console.intake.StagingFailed;
import io.synthorax.console.study.StudyPlanning;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.ContractViolation;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.Promotion.Served;
import io.synthorax.contracts.Retraining;
import io.synthorax.contracts.RetrainingTrigger;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import io.synthorax.contracts.WorldUnreachable;
import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Trains projects anew when it is time. Every step leaves a receipt and is a function of the one
 * before, so that it does not matter how often somebody looks, nor who: trigger, retraining (data
 * set and study), promotion.
 */
public final class RetrainingStage {
  private static final Logger LOG = Logger.getLogger(RetrainingStage.class);

  private final ProjectViews views;
  private final Projects projects;
  private final RetrainingRecords records;
  private final ProjectDatasets datasets;
  private final StudyPlanning planning;
  private final Promotions promotions;
  private final Clock clock;

  public RetrainingStage(
      ProjectViews views,
      Projects projects,
      RetrainingRecords records,
      ProjectDatasets datasets,
      StudyPlanning planning,
      Promotions promotions,
      Clock clock) {
    this.views = views;
    this.projects = projects;
    this.records = records;
    this.datasets = datasets;
    this.planning = planning;
    this.promotions = promotions;
    this.clock = clock;
  }

  /** Looks at every project; to be called again and again, once every event has been replayed. */
  public void look() {
    for (Project project : views.all()) {
      try {
        look(project);
      } catch (WorldUnreachable | StagingFailed e) {
        LOG.warnf("project %s: looked at again later: %s", project.project(), e.getMessage());
      }
    }
  }

  /** In words, what a project waits for. */
  public String outlook(Project project) {
    Optional<RetrainingTrigger> last = records.lastTrigger(project.project());
    return last.filter(this::underWay)
        .map(trigger -> "retraining %d is under way".formatted(trigger.number()))
        .orElseGet(() -> judge(project, last).reason());
  }

  private void look(Project project) {
    Optional<RetrainingTrigger> last = records.lastTrigger(project.project());
    if (last.filter(this::underWay).isPresent()) {
      advance(project, last.get());
      return;
    }
    Facts.Verdict verdict = judge(project, last);
    if (verdict.due()) {
      RetrainingTrigger trigger = records.write(trigger(project, last, verdict.reason()));
      LOG.infof(
          "project %s: retraining %d: %s", project.project(), trigger.number(), trigger.reason());
      advance(project, trigger);
    }
  }

  private boolean underWay(RetrainingTrigger trigger) {
    return records.promotion(trigger.project(), trigger.number()).isEmpty();
  }

  private Facts.Verdict judge(Project project, Optional<RetrainingTrigger> last) {
    return situation(project, last)
        .facts(projects.split(project.project()))
        .judge(project.policy(), clock.instant());
  }

  private Situation situation(Project project, Optional<RetrainingTrigger> last) {
    ProjectId id = project.project();
    return new Situation(project, views.scans(id), views.withdrawn(id), last);
  }

  private RetrainingTrigger trigger(
      Project project, Optional<RetrainingTrigger> last, String reason) {
    return new RetrainingTrigger(
        project.project(),
        last.map(RetrainingTrigger::number).orElse(0) + 1,
        clock.instant(),
        reason,
        situation(project, last).labelled(),
        predecessors(project.project()));
  }

  /** A generator that has seen a patient who has withdrawn is nothing to start from. */
  private SortedMap<ClassLabel, StudyId> predecessors(ProjectId project) {
    SortedMap<ClassLabel, StudyId> predecessors = new TreeMap<>();
    for (var entry : records.served(project).entrySet()) {
      Served served = entry.getValue();
      if (!promotions.stained(project, served.number(), entry.getKey())) {
        predecessors.put(entry.getKey(), served.study());
      }
    }
    return predecessors;
  }

  private void advance(Project project, RetrainingTrigger trigger) {
    Optional<Retraining> retraining = records.retraining(project.project(), trigger.number());
    if (retraining.isPresent()) {
      promotions.conclude(project, trigger, retraining.get());
      return;
    }
    try {
      records.write(project.project(), trigger.number(), setGoing(project, trigger));
    } catch (ContractViolation e) {
      promotions.fail(project, trigger, e.getMessage());
    }
  }

  private Retraining setGoing(Project project, RetrainingTrigger trigger) {
    DatasetId dataset = datasets.make(project, projects.split(project.project()), trigger).id();
    StudyRequest request =
        new StudyRequest(
            dataset,
            project.classes(),
            project.training(),
            project.evaluation(),
            project.utility(),
            project.budget(),
            project.seed(),
            Optional.empty(),
            Optional.empty(),
            trigger.predecessors());
    return new Retraining(dataset, planning.start(request).study());
  }
}
