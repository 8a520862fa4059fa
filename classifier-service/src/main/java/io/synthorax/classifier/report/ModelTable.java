package io.synthorax.classifier.report;

import io.synthorax.contracts.Classifier;
import io.synthorax.contracts.ClassifierModel;
import io.synthorax.contracts.Composition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every model's balanced accuracy on every set, the source paper's row below the same model. */
final class ModelTable {
  private final StudyReport report;

  ModelTable(StudyReport report) {
    this.report = report;
  }

  /** The paper's table alone where the study has none of its models. */
  String html() {
    if (report.models().stream().noneMatch(one -> reference(one).isPresent())) {
      return (report.otherModels().isEmpty() ? "" : table()) + PaperFigures.tableI();
    }
    return table()
        + Html.note("In gray, for reference only, the source's values. " + PaperFigures.NO_TARGET);
  }

  private String table() {
    var table = new HtmlTable("Every classifier: balanced accuracy (average class accuracy), %");
    List<Composition> sets = report.request().utility().compositions();
    var head = new ArrayList<>(List.of("classifier"));
    sets.forEach(set -> head.add(set.code()));
    table.head(head);
    for (UtilityReport model : report.models()) {
      table.row(
          Classifier.named(model.model()).title(), sets.stream().map(s -> ours(model, s)).toList());
      reference(model)
          .ifPresent(
              line ->
                  table.row(
                      HtmlTable.Emphasis.REFERENCE,
                      line.name() + ", source",
                      sets.stream().map(set -> paper(line, set)).toList()));
    }
    return table.html();
  }

  private static String ours(UtilityReport model, Composition set) {
    return model
        .row(set)
        .map(
            row ->
                ResultSection.figure(
                    row.figures(), ResultSection.BALANCED_ACCURACY, Optional.empty()))
        .map(Numbers::percent)
        .orElse("n/a");
  }

  private static String paper(PaperFigures.Line line, Composition set) {
    int column = Composition.PAPER.indexOf(set);
    return column < 0 ? "" : String.format(Locale.ROOT, "%.2f", line.values().get(column));
  }

  private static Optional<PaperFigures.Line> reference(UtilityReport model) {
    ClassifierModel of = Classifier.named(model.model()).model();
    return PaperFigures.TABLE_I.stream().filter(line -> line.name().equals(of.title())).findFirst();
  }
}
