package io.synthorax.console.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.synthorax.console.retraining.ProjectView;
import io.synthorax.console.study.StudyControl.Controls;
import io.synthorax.console.study.StudyRecords.Headline;
import io.synthorax.console.view.EvaluationView;
import io.synthorax.console.view.OrderView;
import io.synthorax.console.view.StudySummary;
import io.synthorax.console.view.StudyView;
import io.synthorax.console.view.TimelineEntry;
import io.synthorax.contracts.BatchSynthesized;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest;
import io.synthorax.contracts.DatasetRegistered;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.StudyId;
import java.util.List;
import java.util.Optional;

/** The templates, and what each is rendered from. */
@CheckedTemplate(basePath = "")
final class Pages {
  private Pages() {}

  static native TemplateInstance studies(List<StudySummary> studies, boolean anyDataset);

  static native TemplateInstance start(
      List<DatasetRegistered> datasets,
      String chosen,
      List<Composition> usual,
      List<Composition> further,
      Budget phantoms,
      Budget scans);

  static native TemplateInstance study(
      StudyView study,
      Controls controls,
      boolean deletable,
      Optional<Headline> headline,
      ResultTable results,
      CountTable counts,
      List<TimelineEntry> timeline,
      List<OrderView> orders);

  static native TemplateInstance checkpoint(
      StudyView study, RunId run, Checkpoint checkpoint, List<EvaluationView> evaluations);

  static native TemplateInstance batch(
      StudyView study, BatchSynthesized batch, Optional<EvaluationView> evaluation, int first);

  static native TemplateInstance image(StudyView study, BatchSynthesized batch, int index);

  static native TemplateInstance datasets(List<DatasetRegistered> datasets);

  static native TemplateInstance dataset(
      DatasetId id, DatasetManifest dataset, BalanceTable balance, List<StudySummary> studies);

  static native TemplateInstance synthesize(
      List<StudySummary> studies,
      Optional<StudyId> chosen,
      List<ClassLabel> classes,
      List<OrderView> orders);

  static native TemplateInstance order(StudyView study, OrderView order, int first);

  static native TemplateInstance quiz(
      List<StudySummary> studies, Optional<StudyId> chosen, List<ClassLabel> classes);

  static native TemplateInstance compare(
      List<StudySummary> studies, String first, String second, Optional<Comparison> comparison);

  static native TemplateInstance projects(List<ProjectView> projects);

  static native TemplateInstance project(ProjectView view);

  static native TemplateInstance scans(Project project);

  static native TemplateInstance missing(String what);
}
