package io.synthorax.classifier.report;

import io.synthorax.classifier.report.UtilityReport.Row;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What more and more synthesized images do: the steps of a study's sweep of shares of IR. */
final class DoseSection {
  private static final List<Composition> SAME_SIZE_AS_GS =
      List.of(Composition.RS, Composition.IR_DUP);

  private final UtilityReport utility;

  DoseSection(UtilityReport utility) {
    this.utility = utility;
  }

  /** Empty where GS is the only share. */
  String html() {
    List<Row> steps =
        utility.rows().stream()
            .filter(row -> row.composition().synthesizedPercent().isPresent())
            .sorted(Comparator.comparingInt(DoseSection::percent))
            .toList();
    boolean sweep =
        steps.stream().anyMatch(r -> !List.of(0, 100).contains(percent(r))) && steps.size() > 1;
    return sweep ? drawn(steps) : "";
  }

  private String drawn(List<Row> steps) {
    return "<h3>How many synthesized images?</h3>\n<figure>\n<div class=\"grid\">\n"
        + plot("Balanced accuracy, %", ResultSection.BALANCED_ACCURACY, steps)
        + plot("Mean AUROC, %", ResultSection.MEAN_AUROC, steps)
        + "</div>\n<figcaption>"
        + Html.escape(
            "Blue: the real training images with synthesized ones added, in percent of the real"
                + " ones; 0 is IR, 100 is GS. Brown, where they are part of the study: the same"
                + " number of rotated and scaled (RS) or repeated (IR-DUP) real images instead."
                + " Bars are 95 % intervals. Every added image goes to the class that is smallest"
                + " at that moment, so balance grows with the number; and at the same number of"
                + " optimizer steps, each real image is shown less often. The best of several"
                + " shares looks better than it is: choose on other patients than these.")
        + "</figcaption>\n</figure>\n";
  }

  private String plot(String title, String name, List<Row> steps) {
    var plot = new DosePlot(title);
    steps.forEach(row -> plot.step(percent(row), figure(row, name)));
    SAME_SIZE_AS_GS.forEach(
        control ->
            utility
                .row(control)
                .ifPresent(row -> plot.control(100, control.code(), figure(row, name))));
    return plot.html();
  }

  private static Figure figure(Row row, String name) {
    return ResultSection.figure(row.figures(), name, Optional.empty());
  }

  private static int percent(Row row) {
    return row.composition().synthesizedPercent().orElseThrow();
  }
}
