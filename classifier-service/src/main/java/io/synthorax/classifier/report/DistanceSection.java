package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Centroid distances of every synthesized class to every real one, as box plots and as medians. */
final class DistanceSection {
  private final StudyReport report;
  private final List<ClassLabel> classes;

  DistanceSection(StudyReport report) {
    this.report = report;
    this.classes = report.request().classes();
  }

  String html() {
    List<ClassReport> measured =
        report.classes().stream().filter(one -> !one.distances().isEmpty()).toList();
    if (measured.isEmpty()) {
      return Html.section(
          "distances", "5. Centroid distances", Html.paragraph("None were measured."));
    }
    double high =
        measured.stream()
            .flatMap(one -> one.distances().stream())
            .mapToDouble(DistanceBox::highWhisker)
            .max()
            .orElse(1);
    var content = new StringBuilder(Html.paragraph(reading(measured.get(0).distances().get(0))));
    content.append("<div class=\"grid\">\n");
    measured.forEach(
        one -> content.append(BoxPlotPanel.of(one.label(), classes, one.distances(), high)));
    content.append("</div>\n");
    content.append(
        "<p class=\"legend\"><span class=\"swatch synthesized\"></span> synthesized class to real"
            + " class <span class=\"swatch real\"></span> the same for the real images of the"
            + " class</p>\n");
    return Html.section(
        "distances",
        "5. Centroid distances",
        content + medians(measured) + PaperFigures.figure10());
  }

  private static String reading(DistanceBox box) {
    return ("A point of a box is the Euclidean distance between the centroids of two random subsets"
            + " of %d images in the autoencoder's feature space, one synthesized and one real; a box"
            + " holds %d draws (line: median, box: quartiles, whiskers: up to 1.5 quartile ranges)."
            + " Lighter: the same with real images of the class in place of the synthesized ones;"
            + " for the class itself two disjoint halves, the floor that no generator can be"
            + " expected to go below. Smaller subsets inflate every distance, so the size is part of"
            + " the figure. A good generator's box lies nearest to its own class, and near the"
            + " lighter one. The source paper shows no such floor.")
        .formatted(box.subsetSize(), box.draws());
  }

  private String medians(List<ClassReport> measured) {
    var table =
        new HtmlTable("Medians: synthesized class to real class (real class to real class)");
    var head = new ArrayList<>(List.of("synthesized \\ real"));
    classes.forEach(label -> head.add(Numbers.words(label)));
    head.add("nearest real class");
    table.head(head);
    for (ClassReport one : measured) {
      var cells = new ArrayList<String>();
      for (ClassLabel to : classes) {
        cells.add(cell(one, to));
      }
      cells.add(nearest(one));
      table.row(Numbers.words(one.label()), cells);
    }
    return table.html();
  }

  private static String cell(ClassReport one, ClassLabel to) {
    Optional<DistanceBox> synthesized = BoxPlotPanel.find(one.distances(), one.label(), to, false);
    Optional<DistanceBox> real = BoxPlotPanel.find(one.distances(), one.label(), to, true);
    return synthesized.map(box -> Numbers.plain(box.median())).orElse("n/a")
        + real.map(box -> " (" + Numbers.plain(box.median()) + ")").orElse("");
  }

  private String nearest(ClassReport one) {
    return classes.stream()
        .flatMap(to -> BoxPlotPanel.find(one.distances(), one.label(), to, false).stream())
        .min(Comparator.comparingDouble(DistanceBox::median))
        .map(
            box ->
                box.to().equals(one.label())
                    ? "its own"
                    : "not its own: " + Numbers.words(box.to()))
        .orElse("n/a");
  }
}
