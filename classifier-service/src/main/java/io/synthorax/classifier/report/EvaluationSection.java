package io.synthorax.classifier.report;

import io.synthorax.classifier.report.ClassReport.Evaluation;
import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The figures of every checkpoint, whatever their names: what ends in -validation is scored against
 * validation patients, -test against test patients, -floor is the real-against-real value.
 */
final class EvaluationSection {
  private static final String VALIDATION = "-validation";
  private static final String TEST = "-test";
  private static final String FLOOR = "-floor";

  private final StudyReport report;

  EvaluationSection(StudyReport report) {
    this.report = report;
  }

  String html() {
    var content =
        new StringBuilder(
            Html.paragraph(
                "Each checkpoint synthesized one batch; the batch that was scored is the batch that"
                    + " was used. Checkpoints were selected on validation patients; the test row was"
                    + " computed once, for the selected batch. fd: Frechet distance, kd: unbiased"
                    + " kernel distance (lower is better); precision and density: do synthesized"
                    + " images lie among real ones; recall and coverage: are the real ones reached"
                    + " (higher is better). The name of a figure is its protocol: metric, feature"
                    + " space, neighbors, patients."));
    report.classes().stream()
        .map(one -> one.selection().rule())
        .filter(rule -> !rule.isBlank())
        .distinct()
        .forEach(rule -> content.append(Html.paragraph("Rule of selection: " + rule)));
    report.classes().forEach(one -> content.append(ofClass(one)));
    return Html.section("evaluation", "4. Checkpoints and their figures", content.toString());
  }

  private String ofClass(ClassReport one) {
    Set<String> names = names(one);
    var html = new StringBuilder("<h3>").append(Html.escape(Numbers.words(one.label())));
    html.append("</h3>\n").append(Html.paragraph(one.selection().reason()));
    if (names.isEmpty()) {
      return html.append(failures(one)).toString();
    }
    html.append("<div class=\"grid small\">\n");
    for (String name : names) {
      html.append(
          Progression.of(shortName(name), one.evaluations(), name + VALIDATION, floor(one, name)));
    }
    return html.append("</div>\n").append(table(one, names)).append(failures(one)).toString();
  }

  private String table(ClassReport one, Set<String> names) {
    var table = new HtmlTable(Numbers.words(one.label()) + ": figures of each checkpoint's batch");
    var head = new ArrayList<>(List.of("epoch"));
    head.addAll(names);
    head.add("images");
    table.head(head);
    for (Evaluation evaluation : one.evaluations()) {
      table.row(
          evaluation.selected() ? HtmlTable.Emphasis.SELECTED : HtmlTable.Emphasis.NONE,
          evaluation.epoch() + (evaluation.selected() ? " (selected)" : ""),
          cells(evaluation.figures(), names, VALIDATION));
    }
    if (has(one.selection().figures(), TEST)) {
      table.row(
          HtmlTable.Emphasis.SELECTED,
          "selected, test patients",
          cells(one.selection().figures(), names, TEST));
    }
    List<Figure> all = figures(one);
    if (has(all, FLOOR)) {
      table.row(HtmlTable.Emphasis.REFERENCE, "real against real", cells(all, names, FLOOR));
    }
    return table.html();
  }

  private static List<String> cells(List<Figure> figures, Set<String> names, String suffix) {
    var cells = new ArrayList<String>();
    int count = 0;
    for (String name : names) {
      Optional<Figure> figure = find(figures, name + suffix);
      cells.add(figure.map(Numbers::plain).orElse(""));
      count = Math.max(count, figure.map(Figure::count).orElse(0));
    }
    cells.add(count == 0 ? "" : Numbers.count(count));
    return cells;
  }

  private static String failures(ClassReport one) {
    var notes = new StringBuilder();
    for (Evaluation evaluation : one.evaluations()) {
      evaluation
          .failure()
          .ifPresent(
              reason ->
                  notes.append(
                      Html.note(
                          "Epoch %d has no figures: %s".formatted(evaluation.epoch(), reason))));
    }
    Set<String> reasons = new LinkedHashSet<>();
    figures(one)
        .forEach(
            figure ->
                figure
                    .unavailable()
                    .ifPresent(reason -> reasons.add(figure.name() + ": " + reason)));
    reasons.forEach(reason -> notes.append(Html.note("Not available: " + reason)));
    return notes.toString();
  }

  /** Names without their suffix, in the order in which they first come. */
  private static Set<String> names(ClassReport one) {
    var names = new LinkedHashSet<String>();
    for (Figure figure : figures(one)) {
      for (String suffix : List.of(VALIDATION, TEST)) {
        if (figure.name().endsWith(suffix)) {
          names.add(figure.name().substring(0, figure.name().length() - suffix.length()));
        }
      }
    }
    return names;
  }

  private static List<Figure> figures(ClassReport one) {
    var figures = new ArrayList<Figure>();
    one.evaluations().forEach(evaluation -> figures.addAll(evaluation.figures()));
    figures.addAll(one.selection().figures());
    return figures;
  }

  private static boolean has(List<Figure> figures, String suffix) {
    return figures.stream().anyMatch(figure -> figure.name().endsWith(suffix));
  }

  private static OptionalDouble floor(ClassReport one, String name) {
    return find(figures(one), name + FLOOR).map(Figure::value).orElse(OptionalDouble.empty());
  }

  private static Optional<Figure> find(List<Figure> figures, String name) {
    return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
  }

  private static String shortName(String name) {
    return name.replace("-autoencoder", "");
  }
}
