package io.synthorax.classifier.report;

import io.synthorax.contracts.ExtractorSpecification;
import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether every synthesized class is nearest to its own real class, in every feature space. */
record OwnClassTable(StudyReport report) {

  List<String> spaces() {
    return report.request().evaluation().featureSpaces().stream()
        .map(ExtractorSpecification::name)
        .toList();
  }

  /** What the interval of the margin says about a class in a feature space. */
  enum Finding {
    OWN,
    OPEN,
    OTHER,
    MISSING
  }

  Finding finding(ClassReport one, String space) {
    Optional<Figure> margin =
        new CheckpointFigures(one, spaces()).ofOwnClass(CheckpointFigures.MARGIN, space);
    if (one.selection().epoch().isEmpty() || margin.isEmpty() || margin.get().low().isEmpty()) {
      return Finding.MISSING;
    }
    if (margin.get().low().getAsDouble() > 0) {
      return Finding.OWN;
    }
    return margin.get().high().orElse(0) < 0 ? Finding.OTHER : Finding.OPEN;
  }

  String html() {
    var table =
        new HtmlTable(
            "Is the own real class the nearest one? Rank of the own class (1 is nearest) and margin:"
                + " distance to the nearest other class less that to the own, of centroids of all"
                + " images, without the part that chance alone explains [95 % over patients and"
                + " synthesized images]");
    var head = new ArrayList<>(List.of("synthesized class"));
    for (String space : spaces()) {
      head.add("rank, " + space);
      head.add("margin, " + space);
    }
    table.head(head);
    for (ClassReport one : report.classes()) {
      var figures = new CheckpointFigures(one, spaces());
      var cells = new ArrayList<String>();
      for (String space : spaces()) {
        for (String what : List.of(CheckpointFigures.RANK, CheckpointFigures.MARGIN)) {
          cells.add(
              one.selection().epoch().isEmpty()
                  ? "n/a"
                  : figures.ofOwnClass(what, space).map(Numbers::plain).orElse("n/a"));
        }
      }
      table.row(Numbers.words(one.label()), cells);
    }
    return table.html();
  }
}
