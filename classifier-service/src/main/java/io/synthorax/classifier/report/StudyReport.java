package io.synthorax.classifier.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.Part;
import io.synthorax.contracts.StudyCompleted.Outcome;
import io.synthorax.contracts.StudyId;
import io.synthorax.contracts.StudyRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Everything that a study found: the content of report.json. Additions keep the version, anything
 * else raises it.
 *
 * @param reason in words, unless COMPLETED
 * @param utility of the model that the headline is about
 * @param otherModels of those that stand beside it, in the order of the request
 * @param confounders absent if none was named
 * @param caveats what these figures do not say
 * @param versions of the software, by name
 * @param generators all of them together; absent if they were not measured together
 */
public record StudyReport(
    int schemaVersion,
    StudyId study,
    Outcome outcome,
    Optional<String> reason,
    StudyRequest request,
    Headline headline,
    Data data,
    List<ClassReport> classes,
    UtilityReport utility,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UtilityReport> otherModels,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ConfounderReport> confounders,
    List<String> caveats,
    Map<String, String> versions,
    Optional<GeneratorsEvaluation> generators) {
  public static final int SCHEMA_VERSION = 1;

  public StudyReport {
    otherModels = otherModels == null ? List.of() : List.copyOf(otherModels);
    confounders = confounders == null ? List.of() : List.copyOf(confounders);
  }

  /** What follows, in words. */
  public enum Verdict {
    /** The interval of the difference lies above zero. */
    HELPED,
    /** It contains zero: no conclusion either way. */
    NOT_SHOWN,
    /** It lies below zero. */
    HARMED,
    /** There is nothing to compare. */
    NOT_TESTED
  }

  /**
   * The answer.
   *
   * @param sentence in one plain sentence, with figures
   * @param details what else follows, and what does not
   */
  public record Headline(Verdict verdict, String sentence, List<String> details) {
    /** The same with what has to be said first. */
    Headline with(Optional<String> first) {
      List<String> all = Stream.concat(first.stream(), details.stream()).toList();
      return new Headline(verdict, sentence, all);
    }

    /** The same, not to be taken for an answer about patients. */
    Headline onPhantoms() {
      String lowered = sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
      return new Headline(verdict, "On phantoms: " + lowered, details);
    }
  }

  /**
   * The data set.
   *
   * @param counts of the study's classes, images and patients of each part
   * @param skipped left-out scans by reason
   * @param uniform classes whose training images are nearly all the same
   * @param warnings scans that were taken and should be looked at, by reason
   * @param notes how the labels were read, in sentences
   */
  public record Data(
      DatasetId dataset,
      String name,
      boolean phantom,
      int resolution,
      boolean patientsKnown,
      String splitRule,
      String licence,
      SortedMap<Part, SortedMap<ClassLabel, ClassCount>> counts,
      SortedMap<String, Integer> skipped,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ClassLabel> uniform,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, Integer> warnings,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {
    public Data {
      uniform = uniform == null ? List.of() : List.copyOf(uniform);
      warnings = warnings == null ? Collections.emptySortedMap() : warnings;
      notes = notes == null ? List.of() : List.copyOf(notes);
    }
  }

  /** The report of what was found; what follows from it is part of it. */
  public static StudyReport of(
      StudyId study,
      StudyRequest request,
      Data data,
      List<ClassReport> classes,
      List<UtilityReport> models,
      List<ConfounderReport> confounders,
      Optional<GeneratorsEvaluation> generators) {
    List<String> reasons = reasons(classes, models);
    UtilityReport utility = models.get(0);
    Headline headline = Conclusions.headline(models, classes).with(Caveats.uniform(data));
    return new StudyReport(
        SCHEMA_VERSION,
        study,
        reasons.isEmpty() ? Outcome.COMPLETED : Outcome.COMPLETED_PARTIALLY,
        reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons)),
        request,
        data.phantom() ? headline.onPhantoms() : headline,
        data,
        classes,
        utility,
        models.subList(1, models.size()),
        confounders,
        Caveats.of(data, classes, utility, confounders),
        Versions.current(),
        generators);
  }

  /** Every model's results, that of the headline first. */
  public List<UtilityReport> models() {
    return Stream.concat(Stream.of(utility), otherModels.stream()).toList();
  }

  private static List<String> reasons(List<ClassReport> classes, List<UtilityReport> models) {
    var reasons = new ArrayList<String>();
    for (ClassReport one : classes) {
      if (one.selection().epoch().isEmpty()) {
        reasons.add("%s has no generator: %s".formatted(one.label(), one.selection().reason()));
      }
    }
    for (UtilityReport utility : models) {
      for (UtilityReport.Row row : utility.rows()) {
        String of = models.size() == 1 ? "" : " of " + utility.model();
        row.failure()
            .ifPresent(
                why -> reasons.add("%s%s has no result: %s".formatted(row.composition(), of, why)));
      }
    }
    return reasons;
  }
}
