package io.synthorax.classifier.report;

import io.synthorax.classifier.report.UtilityReport.Row;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition.Counts;
import java.util.ArrayList;
import java.util.List;

/** What each training set consists of. */
final class CompositionCounts {
  private final UtilityReport utility;
  private final List<ClassLabel> classes;

  CompositionCounts(StudyReport report) {
    this.utility = report.utility();
    this.classes = report.request().classes();
  }

  String html() {
    var table = new HtmlTable("Training images per class: real + rotated and scaled + synthesized");
    var head = new ArrayList<>(List.of("set"));
    classes.forEach(label -> head.add(Numbers.words(label)));
    head.add("all");
    table.head(head);
    for (Row row : utility.rows()) {
      var cells = new ArrayList<String>();
      int all = 0;
      for (ClassLabel label : classes) {
        Counts actual = row.counts().getOrDefault(label, new Counts(0, 0, 0));
        cells.add(text(actual, row.wanted().get(label)));
        all += actual.total();
      }
      cells.add(Numbers.count(all));
      table.row(row.composition().code(), cells);
    }
    return table.html()
        + Html.note(
            "Where fewer images exist than the set asks for, the number asked for stands behind the"
                + " slash. RS: rotated by up to 10 degrees either way and scaled by 0.9 to 1.1,"
                + " bilinear, edges repeated, never flipped. Real images that a set repeats are counted as"
                + " often as they occur in it. All sets are trained with the same number of"
                + " optimizer steps; SP spends the first half of them on synthesized images and the"
                + " second on real ones.");
  }

  private static String text(Counts actual, Counts wanted) {
    String text =
        "%s + %s + %s"
            .formatted(
                Numbers.count(actual.real()),
                Numbers.count(actual.transformed()),
                Numbers.count(actual.synthesized()));
    return wanted == null || wanted.equals(actual)
        ? text
        : text + " / " + Numbers.count(wanted.total());
  }
}
