package io.synthorax.classifier.report;

import io.synthorax.classifier.report.UtilityReport.Difference;
import io.synthorax.classifier.report.UtilityReport.Row;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The training sets: what each is worth on the test patients, and what it consists of. */
final class ResultSection {
  static final String BALANCED_ACCURACY = "balanced-accuracy-test";
  static final String MEAN_AUROC = "auroc-mean-test";
  static final String CLASS_AUROC = "auroc-test";
  static final String CLASS_ACCURACY = "class-accuracy-test";

  private final StudyReport report;
  private final UtilityReport utility;
  private final List<ClassLabel> classes;

  /** Of every model, that of the headline first. */
  ResultSection(StudyReport report) {
    this(report, report.utility());
  }

  private ResultSection(StudyReport report, UtilityReport utility) {
    this.report = report;
    this.utility = utility;
    this.classes = report.request().classes();
  }

  String html() {
    String content =
        introduction()
            + Html.figure(
                accuracies(),
                "Balanced accuracy on the test patients with its 95 % interval; dashed: chance.")
            + scores()
            + differences()
            + new DoseSection(utility).html()
            + new CompositionCounts(report).html()
            + sensitivities()
            + "<div class=\"pair\"><div>"
            + seeds()
            + "</div><div>"
            + new ModelTable(report).html()
            + "</div></div>\n"
            + new ClassifierDetails(report).html()
            + report.otherModels().stream()
                .map(other -> new ResultSection(report, other).besides())
                .collect(Collectors.joining())
            + new ConfounderSection(report).html();
    return Html.section("results", "1. The training sets compared", content);
  }

  /** Of a model that stands beside the headline's; its further figures are in report.csv. */
  private String besides() {
    return "<h3>%s</h3>\n".formatted(Html.escape(Classifier.named(utility.model()).title()))
        + Html.figure(accuracies(), "Balanced accuracy with its 95 % interval; dashed: chance.")
        + scores()
        + differences()
        + seeds();
  }

  private String introduction() {
    return Html.paragraph(
        ("The same classifier (%s, %s optimizer steps of %d images, learning rate %s) was trained on"
                + " each set with %d seeds and tested on %s real images of %s patients that no"
                + " network has seen. Values in percent, means over the seeds; brackets are 95 %%"
                + " intervals from resampling patients %s times.")
            .formatted(
                utility.model(),
                Numbers.count(utility.steps()),
                utility.batchSize(),
                Numbers.plain(utility.learningRate()),
                report.request().utility().seeds(),
                Numbers.count(utility.testImages()),
                Numbers.count(utility.testPatients()),
                Numbers.count(utility.resamples())));
  }

  private String accuracies() {
    var entries = new ArrayList<IntervalPlot.Entry>();
    for (Row row : utility.rows()) {
      Figure figure = figure(row.figures(), BALANCED_ACCURACY, Optional.empty());
      boolean synthesized = row.counts().values().stream().anyMatch(c -> c.synthesized() > 0);
      entries.add(
          new IntervalPlot.Entry(
              row.composition().code() + (synthesized ? " (with synthesized)" : ""),
              figure,
              Numbers.percent(figure),
              synthesized ? Svg.SYNTHESIZED : Svg.QUIET));
    }
    return IntervalPlot.of(
        "Balanced accuracy of each training set",
        entries,
        "balanced accuracy, %",
        OptionalDouble.of(1.0 / classes.size()));
  }

  private String scores() {
    var table =
        new HtmlTable("AUROC and balanced accuracy on the test patients, % [95 % interval]");
    table.head(head(List.of("set", "balanced accuracy", "mean AUROC"), "AUROC "));
    for (Row row : utility.rows()) {
      var cells = new ArrayList<String>();
      cells.add(Numbers.percent(figure(row.figures(), BALANCED_ACCURACY, Optional.empty())));
      cells.add(Numbers.percent(figure(row.figures(), MEAN_AUROC, Optional.empty())));
      cells.addAll(perClass(row, CLASS_AUROC));
      table.row(name(row), cells);
    }
    return table.html() + failures();
  }

  private String sensitivities() {
    var table = new HtmlTable("Share of each class's test images that is recognized, %");
    table.head(head(List.of("set"), ""));
    utility.rows().forEach(row -> table.row(name(row), perClass(row, CLASS_ACCURACY)));
    return table.html()
        + Html.note(
            "Where none or all of a class are recognized, no resample of the patients can differ, and"
                + " the interval has no width: read it with the number of images, not as certainty.");
  }

  private List<String> head(List<String> first, String before) {
    var head = new ArrayList<>(first);
    classes.forEach(label -> head.add(before + Numbers.words(label)));
    return head;
  }

  private List<String> perClass(Row row, String name) {
    return classes.stream()
        .map(label -> Numbers.percent(figure(row.figures(), name, Optional.of(label))))
        .toList();
  }

  private static String name(Row row) {
    return row.composition().code() + ": " + row.composition().meaning();
  }

  private String failures() {
    return utility.rows().stream()
        .filter(row -> row.failure().isPresent())
        .map(row -> Html.note(row.composition() + " has no result: " + row.failure().get()))
        .collect(Collectors.joining());
  }

  private String differences() {
    if (utility.differences().isEmpty()) {
      return "";
    }
    var entries = new ArrayList<IntervalPlot.Entry>();
    var sentences = new StringBuilder();
    for (Difference difference : utility.differences()) {
      for (Figure gain : difference.figures()) {
        boolean first = gain == difference.figures().get(0);
        entries.add(
            new IntervalPlot.Entry(
                first ? difference.first() + " \u2212 " + difference.second() : "\u2026 mean AUROC",
                gain,
                Numbers.points(gain),
                first ? Svg.SYNTHESIZED : Svg.QUIET));
      }
      sentences.append(
          "<li><em>%s</em> %s</li>\n"
              .formatted(Html.escape(difference.question()), Html.escape(difference.sentence())));
    }
    return Html.figure(
            IntervalPlot.of("Paired differences", entries, "gain in points", OptionalDouble.of(0)),
            "Paired differences (same patients, same seeds): balanced accuracy in blue, mean AUROC"
                + " in gray.")
        + "<ul>\n"
        + sentences
        + "</ul>\n";
  }

  private String seeds() {
    var table = new HtmlTable("Each trained classifier: balanced accuracy / mean AUROC, %");
    var head = new ArrayList<>(List.of("set"));
    for (int seed = 0; seed < report.request().utility().seeds(); seed++) {
      head.add("seed " + seed);
    }
    table.head(head);
    for (Row row : utility.rows()) {
      table.row(
          row.composition().code(),
          row.seeds().stream()
              .map(
                  seed ->
                      value(seed.figures(), BALANCED_ACCURACY)
                          + " / "
                          + value(seed.figures(), MEAN_AUROC))
              .toList());
    }
    return table.html();
  }

  private static String value(List<Figure> figures, String name) {
    OptionalDouble value = figure(figures, name, Optional.empty()).value();
    return value.isPresent() ? Numbers.percent(value.getAsDouble()) : "n/a";
  }

  /** The figure of that name, or one that says that there is none. */
  static Figure figure(List<Figure> figures, String name, Optional<ClassLabel> label) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name) && figure.label().equals(label))
        .findFirst()
        .orElseGet(() -> Figure.unavailable(name, "no result", 0, 0));
  }
}
