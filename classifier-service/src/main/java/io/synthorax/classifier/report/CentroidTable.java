package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.GeneratorsEvaluation.CentroidMatrix;
import io.synthorax.contracts.GeneratorsEvaluation.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The matrix of one feature space and unit: synthesized x real, then real x real. */
record CentroidTable(CentroidMatrix matrix, List<ClassLabel> classes) {

  String html() {
    var table = new HtmlTable(caption());
    var head = new ArrayList<>(List.of("from \\ to real"));
    classes.forEach(label -> head.add(Numbers.words(label)));
    table.head(head);
    rows(table, false);
    rows(table, true);
    return table.html();
  }

  private String caption() {
    DistanceBox any = matrix.boxes().get(0);
    return switch (matrix.unit()) {
      case SUBSET ->
          "%s, SUBSET: medians of %d draws, centroids of %d images each [quartiles]"
              .formatted(matrix.extractor(), any.draws(), any.subsetSize());
      case IMAGE ->
          "%s, IMAGE: medians of single images to the centroid of the real class [quartiles]"
              .formatted(matrix.extractor());
      case CLASS -> "%s, CLASS: the centroids of all images".formatted(matrix.extractor());
    };
  }

  private void rows(HtmlTable table, boolean real) {
    for (ClassLabel from : classes) {
      boolean any =
          matrix.boxes().stream().anyMatch(b -> b.realFloor() == real && b.from().equals(from));
      if (any) {
        List<String> cells = classes.stream().map(to -> cell(from, to, real)).toList();
        table.row(
            real ? HtmlTable.Emphasis.REFERENCE : HtmlTable.Emphasis.NONE,
            (real ? "real " : "synthesized ") + Numbers.words(from),
            cells);
      }
    }
  }

  private String cell(ClassLabel from, ClassLabel to, boolean real) {
    Optional<DistanceBox> box = DistanceSection.find(matrix, from, to, real);
    return box.map(
            b ->
                matrix.unit() == Unit.CLASS
                    ? Numbers.plain(b.median())
                    : Numbers.plain(b.median())
                        + " [%s, %s]"
                            .formatted(
                                Numbers.plain(b.lowQuartile()), Numbers.plain(b.highQuartile())))
        .orElse("n/a");
  }
}
