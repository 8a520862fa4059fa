package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.GeneratorsEvaluation.CentroidMatrix;
import io.synthorax.contracts.GeneratorsEvaluation.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Centroid distances of every synthesized class to every real one, in every feature space: as box
 * plots (the source paper's Fig. 10, and its missing floor), as matrices, and in words.
 */
final class DistanceSection {
  private static final String TITLE = "5. Centroid distances";

  private final StudyReport report;
  private final List<ClassLabel> classes;

  DistanceSection(StudyReport report) {
    this.report = report;
    this.classes = report.request().classes();
  }

  String html() {
    List<CentroidMatrix> matrices =
        report.generators().map(GeneratorsEvaluation::centroids).orElseGet(this::ofCheckpoints);
    List<CentroidMatrix> drawn = of(matrices, Unit.SUBSET);
    if (drawn.isEmpty()) {
      return Html.section("distances", TITLE, Html.paragraph("None were measured."));
    }
    var content = new StringBuilder();
    DistanceText text = new DistanceText(report, drawn);
    text.boxes().forEach(paragraph -> content.append(Html.paragraph(paragraph)));
    text.result().forEach(paragraph -> content.append(Html.paragraph(paragraph)));
    content.append(panels(drawn)).append(new OwnClassTable(report).html());
    for (CentroidMatrix matrix : matrices) {
      content.append(new CentroidTable(matrix, classes).html());
    }
    return Html.section("distances", TITLE, content + PaperFigures.figure10(drawn, classes));
  }

  /** Of a study that was measured before there was an evaluation of all generators together. */
  private List<CentroidMatrix> ofCheckpoints() {
    List<DistanceBox> boxes =
        report.classes().stream().flatMap(one -> one.distances().stream()).toList();
    String selecting = report.request().evaluation().featureSpaces().get(0).name();
    return boxes.isEmpty() ? List.of() : List.of(new CentroidMatrix(selecting, Unit.SUBSET, boxes));
  }

  private static List<CentroidMatrix> of(List<CentroidMatrix> matrices, Unit unit) {
    return matrices.stream().filter(matrix -> matrix.unit() == unit).toList();
  }

  /** One row for each class, the feature spaces side by side. */
  private String panels(List<CentroidMatrix> drawn) {
    var html = new StringBuilder("<div class=\"grid\">\n");
    for (ClassLabel label : classes) {
      for (CentroidMatrix matrix : drawn) {
        List<DistanceBox> boxes = new ArrayList<>(matrix.boxes());
        boxes.removeIf(box -> !box.from().equals(label));
        double high = matrix.boxes().stream().mapToDouble(DistanceBox::highWhisker).max().orElse(1);
        if (!boxes.isEmpty()) {
          String title = Numbers.words(label) + ", " + matrix.extractor();
          html.append(BoxPlotPanel.of(title, label, classes, boxes, high));
        }
      }
    }
    return html.append("</div>\n")
        .append(
            "<p class=\"legend\"><span class=\"swatch synthesized\"></span> synthesized class to"
                + " real class <span class=\"swatch real\"></span> the same for the real images of"
                + " the class; to the class itself: disjoint halves, the floor</p>\n")
        .toString();
  }

  /** The distance from one class to another, if it was measured. */
  static Optional<DistanceBox> find(
      CentroidMatrix matrix, ClassLabel from, ClassLabel to, boolean real) {
    return BoxPlotPanel.find(matrix.boxes(), from, to, real);
  }
}
