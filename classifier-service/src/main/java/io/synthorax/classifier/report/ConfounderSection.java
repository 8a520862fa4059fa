package io.synthorax.classifier.report;

import io.synthorax.classifier.report.ConfounderReport.SetScores;
import io.synthorax.classifier.report.ConfounderReport.Stratum;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetManifest.ClassCount;
import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the classifiers could have answered by something that is no finding. */
final class ConfounderSection {
  private static final String ALONE = "auroc-alone-test";
  private static final String SAME = "auroc-same-test";

  private final StudyReport report;
  private final List<ClassLabel> classes;

  ConfounderSection(StudyReport report) {
    this.report = report;
    this.classes = report.request().classes();
  }

  /** Empty where no confounder was named. */
  String html() {
    if (report.confounders().isEmpty()) {
      return "";
    }
    return "<h3>Confounders</h3>\n"
        + Html.paragraph(
            "A classifier that reads off how a patient was imaged, or who the patient is, scores"
                + " well without seeing any finding. The named columns of the label table are"
                + " held against the classifiers here; what was not named may confound them as"
                + " well.")
        + report.confounders().stream().map(this::one).collect(Collectors.joining());
  }

  private String one(ConfounderReport confounder) {
    return "<h4>Confounder: "
        + Html.escape(confounder.name())
        + "</h4>\n"
        + sentences(confounder)
        + counts(confounder)
        + scores(confounder)
        + strata(confounder);
  }

  private String sentences(ConfounderReport confounder) {
    String told =
        classes.stream()
            .map(label -> ResultSection.figure(confounder.alone(), ALONE, Optional.of(label)))
            .filter(alone -> alone.low().orElse(0) > 0.5)
            .map(alone -> sentence(confounder, alone))
            .collect(Collectors.joining());
    return told.isEmpty()
        ? Html.paragraph(
            "By itself it predicts no class better than chance: no interval of its AUROC lies above"
                + " 50 %.")
        : "<ul>\n" + told + "</ul>\n";
  }

  private String sentence(ConfounderReport confounder, Figure alone) {
    String same =
        sets(confounder).stream()
            .filter(one -> one.composition() == Composition.IR)
            .findFirst()
            .map(one -> ResultSection.figure(one.same(), SAME, alone.label()))
            .filter(figure -> figure.value().isPresent())
            .map(
                figure ->
                    " Among images of the same value, the classifiers of IR reach %s%s."
                        .formatted(
                            Numbers.percent(figure),
                            figure.low().orElse(0) > 0.5
                                ? ": it is not all that they go by"
                                : ": that they see more than it is not shown"))
            .orElse("");
    return "<li>"
        + Html.escape(
            "%s: the %s alone, without any image, has an AUROC of %s.%s"
                .formatted(
                    Numbers.words(alone.label().orElseThrow()),
                    confounder.name(),
                    Numbers.percent(alone),
                    same))
        + "</li>\n";
  }

  private String counts(ConfounderReport confounder) {
    var table = new HtmlTable("Training images, and test images (patients), of each value");
    table.head(head(confounder.name()));
    for (Stratum stratum : confounder.strata()) {
      table.row(
          stratum.value(),
          classes.stream()
              .map(label -> of(stratum.train(), label).images() + " + " + test(stratum, label))
              .toList());
    }
    return table.html();
  }

  private static String test(Stratum stratum, ClassLabel label) {
    ClassCount count = of(stratum.test(), label);
    return "%s (%s)".formatted(Numbers.count(count.images()), Numbers.count(count.patients()));
  }

  private static ClassCount of(Map<ClassLabel, ClassCount> counts, ClassLabel label) {
    return counts.getOrDefault(label, new ClassCount(0, 0));
  }

  private String scores(ConfounderReport confounder) {
    var table =
        new HtmlTable(
            "AUROC on all test images / among those of the same value, % [95 % interval]");
    table.head(head("what answers"));
    table.row(
        HtmlTable.Emphasis.REFERENCE,
        confounder.name() + " alone",
        cells(confounder.alone(), ALONE));
    for (SetScores set : sets(confounder)) {
      table.row(name(set) + ", all images", cells(all(set), ResultSection.CLASS_AUROC));
      table.row(name(set) + ", same " + confounder.name(), cells(set.same(), SAME));
    }
    return table.html()
        + Html.note(
            "Alone: each test image gets the classes' shares among the training images of its value"
                + " (one image in the shares of all training images is added to each value). Same"
                + " value: only pairs of images that agree in it are compared, all values"
                + " together, weighted by their numbers of pairs; there it can explain nothing.");
  }

  /** Of the headline's model; those of the others are in report.csv. */
  private List<SetScores> sets(ConfounderReport confounder) {
    return confounder.sets().stream()
        .filter(set -> set.model().equals(report.utility().model()))
        .toList();
  }

  private List<Figure> all(SetScores set) {
    return report.utility().rows().stream()
        .filter(row -> row.composition() == set.composition())
        .findFirst()
        .map(UtilityReport.Row::figures)
        .orElse(List.of());
  }

  private String strata(ConfounderReport confounder) {
    var table = new HtmlTable("AUROC among the test images of one value, % [95 % interval]");
    table.head(head("value, set"));
    for (int value = 0; value < confounder.strata().size(); value++) {
      for (SetScores set : sets(confounder)) {
        table.row(
            confounder.strata().get(value).value() + ", " + name(set),
            cells(set.strata().get(value), ResultSection.CLASS_AUROC));
      }
    }
    return table.html()
        + Html.note(
            "n/a: the class, or every other one, has no test image of the value. Small groups have"
                + " wide intervals; resamples of patients without the class are left out of them.");
  }

  private List<String> head(String first) {
    return Stream.concat(Stream.of(first), classes.stream().map(Numbers::words)).toList();
  }

  private List<String> cells(List<Figure> figures, String name) {
    var cells = new ArrayList<String>();
    classes.forEach(
        label ->
            cells.add(Numbers.percent(ResultSection.figure(figures, name, Optional.of(label)))));
    return cells;
  }

  private static String name(SetScores set) {
    return set.composition().code();
  }
}
