package io.synthorax.classifier.report;

import io.synthorax.classifier.report.ClassReport.Evaluation;
import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of every checkpoint, whatever their names; see {@link CheckpointFigures}. */
final class EvaluationSection {
  private final StudyReport report;

  EvaluationSection(StudyReport report) {
    this.report = report;
  }

  String html() {
    var content =
        new StringBuilder(
            Html.paragraph(
                "Each checkpoint synthesized one batch; the batch that was scored is the batch that"
                    + " was used. Checkpoints were selected on validation patients; the test row"
                    + " was computed once, for the selected batch. fd: Frechet distance, kd:"
                    + " unbiased kernel distance (lower is better); precision and density: do"
                    + " synthesized images lie among real ones; recall and coverage: are the real"
                    + " ones reached (higher is better). The name of a figure is its protocol:"
                    + " metric, feature space, neighbors, patients."));
    report.classes().stream()
        .map(one -> one.selection().rule())
        .filter(rule -> !rule.isBlank())
        .distinct()
        .forEach(rule -> content.append(Html.paragraph("Rule of selection: " + rule)));
    report.classes().forEach(one -> content.append(ofClass(one)));
    return Html.section("evaluation", "4. Checkpoints and their figures", content.toString());
  }

  private String ofClass(ClassReport one) {
    var figures = new CheckpointFigures(one);
    Set<String> names = figures.names();
    var html = new StringBuilder("<h3>").append(Html.escape(Numbers.words(one.label())));
    html.append("</h3>\n").append(Html.paragraph(one.selection().reason()));
    if (!names.isEmpty()) {
      html.append(drawings(one, figures, names)).append(table(one, figures, names));
    }
    return html.append(others(figures)).append(missing(one, figures)).toString();
  }

  private static String drawings(ClassReport one, CheckpointFigures figures, Set<String> names) {
    var html = new StringBuilder("<div class=\"grid small\">\n");
    for (String name : names) {
      OptionalDouble floor =
          figures
              .find(name + CheckpointFigures.FLOOR)
              .map(Figure::value)
              .orElse(OptionalDouble.empty());
      html.append(
          Progression.of(
              name.replace("-autoencoder", ""),
              one.evaluations(),
              name + CheckpointFigures.VALIDATION,
              floor));
    }
    return html.append("</div>\n").toString();
  }

  private static String table(ClassReport one, CheckpointFigures figures, Set<String> names) {
    var table = new HtmlTable(Numbers.words(one.label()) + ": figures of each checkpoint's batch");
    var head = new ArrayList<>(List.of("epoch"));
    head.addAll(names);
    head.add("images");
    table.head(head);
    for (Evaluation evaluation : one.evaluations()) {
      table.row(
          evaluation.selected() ? HtmlTable.Emphasis.SELECTED : HtmlTable.Emphasis.NONE,
          evaluation.epoch() + (evaluation.selected() ? " (selected)" : ""),
          cells(evaluation.figures(), names, CheckpointFigures.VALIDATION));
    }
    List<Figure> all = figures.all();
    row(
        table,
        HtmlTable.Emphasis.REFERENCE,
        "real against real",
        all,
        names,
        CheckpointFigures.FLOOR);
    row(
        table,
        HtmlTable.Emphasis.SELECTED,
        "selected, test patients",
        all,
        names,
        CheckpointFigures.TEST);
    row(
        table,
        HtmlTable.Emphasis.REFERENCE,
        "real against real, test",
        all,
        names,
        CheckpointFigures.TEST_FLOOR);
    return table.html();
  }

  private static void row(
      HtmlTable table,
      HtmlTable.Emphasis emphasis,
      String name,
      List<Figure> figures,
      Set<String> names,
      String suffix) {
    List<String> cells = cells(figures, names, suffix);
    if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
      table.row(emphasis, name, cells);
    }
  }

  private static List<String> cells(List<Figure> figures, Set<String> names, String suffix) {
    var cells = new ArrayList<String>();
    int count = 0;
    for (String name : names) {
      Optional<Figure> figure = CheckpointFigures.find(figures, name + suffix);
      cells.add(figure.map(Numbers::plain).orElse(""));
      count = Math.max(count, figure.map(Figure::count).orElse(0));
    }
    cells.add(count == 0 ? "" : Numbers.count(count));
    return cells;
  }

  private static String others(CheckpointFigures figures) {
    String others =
        figures.others().stream()
            .map(figure -> figure.name() + " " + Numbers.plain(figure))
            .collect(Collectors.joining("; "));
    return others.isEmpty() ? "" : Html.note("Also: " + others + ".");
  }

  private static String missing(ClassReport one, CheckpointFigures figures) {
    Set<String> reasons = new LinkedHashSet<>();
    for (Evaluation evaluation : one.evaluations()) {
      evaluation
          .failure()
          .ifPresent(
              why -> reasons.add("Epoch %d has no figures: ".formatted(evaluation.epoch()) + why));
    }
    for (Figure figure : figures.all()) {
      figure.unavailable().ifPresent(why -> reasons.add("No " + figure.name() + ": " + why));
    }
    return reasons.stream().map(Html::note).collect(Collectors.joining());
  }
}
