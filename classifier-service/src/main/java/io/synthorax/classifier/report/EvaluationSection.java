package io.synthorax.classifier.report;

import io.synthorax.classifier.report.CheckpointFigures.Row;
import io.synthorax.classifier.report.ClassReport.Evaluation;
import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.GeneratorsEvaluation.MeasuredSpace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of the generators: pooled, and of every class's checkpoints. */
final class EvaluationSection {
  /** How the names of figures begin that count real images and patients. */
  private static final String REAL_COUNT = "real-";

  private final StudyReport report;
  private final List<String> spaces;

  EvaluationSection(StudyReport report) {
    this.report = report;
    this.spaces =
        report.request().evaluation().featureSpaces().stream()
            .map(ExtractorSpecification::name)
            .toList();
  }

  String html() {
    var content = new StringBuilder(Html.paragraph(reading()));
    report
        .generators()
        .ifPresent(
            found ->
                content
                    .append(ExtractorTable.html(found, report.request().classes().size()))
                    .append(pooled(found)));
    report.classes().stream()
        .map(one -> one.selection().rule())
        .filter(rule -> !rule.isBlank())
        .distinct()
        .forEach(rule -> content.append(Html.paragraph("Rule of selection: " + rule)));
    report.classes().forEach(one -> content.append(ofClass(one)));
    return Html.section("evaluation", "4. Checkpoints and their figures", content.toString());
  }

  private String reading() {
    return "Each checkpoint synthesized one batch; the batch that was scored is the batch that was"
        + " used. Checkpoints were selected on validation patients, in the feature space %s; the"
            .formatted(spaces.get(0))
        + " test rows were computed once, for the selected batch. fd: Frechet distance, kd: unbiased"
        + " kernel distance (lower is better), kd-deviation: its standard deviation over random"
        + " subsets of s images; precision and density: do synthesized images lie among real ones;"
        + " recall and coverage: are the real ones reached (higher is better), with neighborhoods of"
        + " the k nearest. Real against real: as many training images in place of the synthesized"
        + " ones, what a generator as good as the training images would get. fd grows where images"
        + " are few for the dimensions, so it is to be read against that row alone. Intervals"
        + " (95 %) are over patients on the real side and over images on the synthesized one.";
  }

  private static String pooled(GeneratorsEvaluation found) {
    if (found.classes().isEmpty()) {
      return Html.note("No class has a generator: nothing could be pooled.");
    }
    String classes = found.classes().stream().map(Numbers::words).collect(Collectors.joining(", "));
    var html =
        new StringBuilder(
            "<h3>All classes together</h3>\n"
                + Html.paragraph(
                    "The selected batches of %s, pooled in the proportions of the test part, against the"
                            .formatted(classes)
                        + " test patients of these classes."));
    for (MeasuredSpace space : found.extractors()) {
      Set<String> kinds = CheckpointFigures.kinds(found.figures(), space.name());
      if (!kinds.isEmpty()) {
        var table = table("All classes, in the feature space " + space.name(), "", kinds);
        row(
            table,
            HtmlTable.Emphasis.SELECTED,
            "synthesized, test patients",
            found.figures(),
            kinds,
            space.name(),
            Row.TEST);
        row(
            table,
            HtmlTable.Emphasis.REFERENCE,
            "real against real, test",
            found.figures(),
            kinds,
            space.name(),
            Row.TEST_FLOOR);
        html.append(table.html());
      }
    }
    return html.append(pooledDiversity(found)).append(missing(found.figures())).toString();
  }

  private static String pooledDiversity(GeneratorsEvaluation found) {
    return found.figures().stream()
        .filter(figure -> figure.name().startsWith("ms-ssim"))
        .map(figure -> figure.name() + " " + Numbers.plain(figure))
        .reduce((one, other) -> one + "; " + other)
        .map(text -> Html.note("Similarity of pairs (see section 6): " + text + "."))
        .orElse("");
  }

  private String ofClass(ClassReport one) {
    var figures = new CheckpointFigures(one, spaces);
    var html = new StringBuilder("<h3>").append(Html.escape(Numbers.words(one.label())));
    html.append("</h3>\n").append(Html.paragraph(one.selection().reason()));
    List<Figure> all = figures.all();
    for (String space : spaces) {
      Set<String> kinds = CheckpointFigures.kinds(all, space);
      if (!kinds.isEmpty()) {
        html.append(drawings(one, all, kinds, space)).append(table(one, all, kinds, space));
      }
    }
    return html.append(others(figures)).append(missing(one, figures)).toString();
  }

  /** Only where there are several checkpoints to compare. */
  private static String drawings(
      ClassReport one, List<Figure> all, Set<String> kinds, String space) {
    var html = new StringBuilder();
    for (String kind : kinds) {
      Optional<Figure> any = CheckpointFigures.find(all, kind, space, Row.VALIDATION);
      boolean drawn =
          any.isPresent()
              && one.evaluations().stream()
                  .anyMatch(e -> CheckpointFigures.find(e.figures(), any.get().name()).isPresent());
      if (drawn) {
        OptionalDouble floor =
            CheckpointFigures.find(all, kind, space, Row.FLOOR)
                .map(Figure::value)
                .orElse(OptionalDouble.empty());
        html.append(
            Progression.of(title(kind, any.get()), one.evaluations(), any.get().name(), floor));
      }
    }
    return html.isEmpty() ? "" : "<div class=\"grid small\">\n" + html + "</div>\n";
  }

  private static String title(String kind, Figure figure) {
    String parameter = CheckpointFigures.parameter(figure);
    return parameter.isEmpty() ? kind : kind + " " + parameter;
  }

  private static HtmlTable table(String caption, String first, Set<String> kinds) {
    var head = new ArrayList<>(List.of(first));
    head.addAll(kinds);
    head.add("images");
    return new HtmlTable(caption).head(head);
  }

  private static String table(ClassReport one, List<Figure> all, Set<String> kinds, String space) {
    String caption =
        "%s: figures in the feature space %s".formatted(Numbers.words(one.label()), space);
    var table = table(caption, "epoch", kinds);
    boolean everyCheckpoint = false;
    for (Evaluation evaluation : one.evaluations()) {
      everyCheckpoint |=
          row(
              table,
              evaluation.selected() ? HtmlTable.Emphasis.SELECTED : HtmlTable.Emphasis.NONE,
              evaluation.epoch() + (evaluation.selected() ? " (selected)" : ""),
              evaluation.figures(),
              kinds,
              space,
              Row.VALIDATION);
    }
    if (!everyCheckpoint) {
      row(table, HtmlTable.Emphasis.SELECTED, "selected", all, kinds, space, Row.VALIDATION);
    }
    row(table, HtmlTable.Emphasis.REFERENCE, "real against real", all, kinds, space, Row.FLOOR);
    row(table, HtmlTable.Emphasis.SELECTED, "selected, test patients", all, kinds, space, Row.TEST);
    row(
        table,
        HtmlTable.Emphasis.REFERENCE,
        "real against real, test",
        all,
        kinds,
        space,
        Row.TEST_FLOOR);
    return table.html();
  }

  /** False, and no row, if there are no such figures. */
  private static boolean row(
      HtmlTable table,
      HtmlTable.Emphasis emphasis,
      String name,
      List<Figure> figures,
      Set<String> kinds,
      String space,
      Row row) {
    var cells = new ArrayList<String>();
    int count = 0;
    for (String kind : kinds) {
      Optional<Figure> figure = CheckpointFigures.find(figures, kind, space, row);
      cells.add(figure.map(EvaluationSection::cell).orElse(""));
      count = Math.max(count, figure.map(Figure::count).orElse(0));
    }
    if (cells.stream().allMatch(String::isEmpty)) {
      return false;
    }
    cells.add(count == 0 ? "" : Numbers.count(count));
    table.row(emphasis, name, cells);
    return true;
  }

  private static String cell(Figure figure) {
    String parameter = CheckpointFigures.parameter(figure);
    String value = Numbers.plain(figure);
    if (parameter.isEmpty() || figure.value().isEmpty()) {
      return value;
    }
    int interval = value.indexOf(" [");
    return interval < 0
        ? value + " (" + parameter + ")"
        : value.substring(0, interval) + " (" + parameter + ")" + value.substring(interval);
  }

  private static String others(CheckpointFigures figures) {
    String others =
        figures.others().stream()
            .map(figure -> figure.name() + " " + value(figure))
            .collect(Collectors.joining("; "));
    return others.isEmpty() ? "" : Html.note("Also: " + others + ".");
  }

  private static String value(Figure figure) {
    return figure.name().startsWith(REAL_COUNT) && figure.value().isPresent()
        ? Numbers.count(Math.round(figure.value().getAsDouble()))
        : Numbers.plain(figure);
  }

  private static String missing(ClassReport one, CheckpointFigures figures) {
    String failures =
        one.evaluations().stream()
            .flatMap(
                evaluation ->
                    evaluation.failure().stream()
                        .map(
                            why -> "Epoch %d has no figures: ".formatted(evaluation.epoch()) + why))
            .map(Html::note)
            .collect(Collectors.joining());
    return failures + missing(figures.all());
  }

  private static String missing(List<Figure> figures) {
    Set<String> reasons = new LinkedHashSet<>();
    for (Figure figure : figures) {
      figure.unavailable().ifPresent(why -> reasons.add("No " + figure.name() + ": " + why));
    }
    return reasons.stream().map(Html::note).collect(Collectors.joining());
  }
}
