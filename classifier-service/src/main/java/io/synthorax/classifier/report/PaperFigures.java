package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.GeneratorsEvaluation.CentroidMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers of Salehinejad et al. (IEEE Trans. Medical Imaging 38(5), 2019), printed beside ours as a
 * reference: other data, other test sets, nothing that ours are compared with.
 */
final class PaperFigures {
  static final String SOURCE =
      "Salehinejad, Colak, Dowdell, Barfett, Valaee: Synthesizing Chest X-Ray Pathology for Training"
          + " Deep Convolutional Neural Networks. IEEE Trans. Medical Imaging 38(5):1197-1206, 2019,"
          + " doi 10.1109/TMI.2018.2881415";

  /** What Table I is not. */
  static final String NO_TARGET =
      "No target: other images, other and small test sets that differ between the sets, and"
          + " sets that also differ in size and number of updates. Controlled studies since"
          + " then report gains of 0 to 4 points of AUROC. "
          + SOURCE
          + ".";

  private PaperFigures() {}

  /** A named line of numbers. */
  record Line(String name, List<Double> values) {}

  /** Table I: average of the five class accuracies in percent, for BR, BG, IR, RS, GS. */
  static final List<Line> TABLE_I =
      List.of(
          new Line("VGG-19", List.of(34.86, 36.07, 35.19, 36.02, 35.55)),
          new Line("VGG-19P", List.of(50.65, 56.32, 22.91, 63.88, 59.99)),
          new Line("Inception-v4", List.of(35.72, 52.21, 50.55, 61.13, 70.02)),
          new Line("AlexNet", List.of(58.90, 73.75, 70.87, 85.41, 92.01)),
          new Line("GoogLeNet", List.of(59.72, 74.21, 68.56, 83.41, 93.35)),
          new Line("ResNet-50", List.of(56.66, 74.26, 73.46, 81.94, 94.89)));

  static final List<String> CLASSES =
      List.of("Normal", "Cardiomegaly", "Edema", "Effusion", "Pneumothorax");

  /** The same classes as a data set names them. */
  static final List<ClassLabel> LABELS =
      List.of(
          new ClassLabel("Normal"),
          new ClassLabel("Cardiomegaly"),
          new ClassLabel("Pulmonary_Edema"),
          new ClassLabel("Pleural_Effusion"),
          new ClassLabel("Pneumothorax"));

  /** Medians read off Fig. 10 (autoencoder): synthesized class against real classes. */
  static final List<Line> FIGURE_10 =
      List.of(
          new Line("Normal", List.of(8.0, 10.9, 9.2, 18.6, 8.8)),
          new Line("Cardiomegaly", List.of(9.8, 7.3, 9.2, 12.3, 11.8)),
          new Line("Edema", List.of(7.75, 10.2, 7.6, 17.5, 7.65)),
          new Line("Effusion", List.of(16.9, 14.05, 14.7, 13.2, 17.2)),
          new Line("Pneumothorax", List.of(11.0, 14.1, 12.0, 20.1, 9.1)));

  /** Table I as a table of the page. */
  static String tableI() {
    var table =
        new HtmlTable("For reference only: the source paper's Table I, average class accuracy, %");
    table.head(List.of("classifier", "BR", "BG", "IR", "RS", "GS"));
    TABLE_I.forEach(line -> row(table, line));
    return table.html() + Html.note(NO_TARGET);
  }

  /**
   * The medians of Fig. 10 as a table of the page, and beside them ours where the classes are the
   * paper's, both as multiples of the distance to the own class: the unit of a feature space is its
   * own.
   */
  static String figure10(List<CentroidMatrix> ours, List<ClassLabel> classes) {
    var table =
        new HtmlTable(
            "For reference only: medians read off the source paper's Fig. 10 (other"
                + " images, autoencoder and feature length: the order compares, the size does not)");
    var head = new ArrayList<>(List.of("synthesized \\ real"));
    head.addAll(CLASSES);
    table.head(head);
    FIGURE_10.forEach(line -> row(table, line));
    return table.html() + (classes.containsAll(LABELS) ? ratios(ours) : "");
  }

  private static String ratios(List<CentroidMatrix> ours) {
    var table =
        new HtmlTable(
            "The same beside ours: medians as multiples of the distance to the own class. Above 1 the"
                + " own class is nearer");
    var head = new ArrayList<>(List.of("synthesized \\ real"));
    head.addAll(CLASSES);
    table.head(head);
    for (int from = 0; from < LABELS.size(); from++) {
      Line paper = FIGURE_10.get(from);
      double own = paper.values().get(from);
      table.row(
          HtmlTable.Emphasis.REFERENCE,
          paper.name() + ", paper",
          paper.values().stream().map(value -> ratio(value, own)).toList());
      for (CentroidMatrix matrix : ours) {
        ratios(table, matrix, from);
      }
    }
    return table.html();
  }

  private static void ratios(HtmlTable table, CentroidMatrix matrix, int from) {
    ClassLabel label = LABELS.get(from);
    Optional<DistanceBox> own = DistanceSection.find(matrix, label, label, false);
    if (own.isEmpty()) {
      return;
    }
    table.row(
        CLASSES.get(from) + ", ours, " + matrix.extractor(),
        LABELS.stream()
            .map(
                to ->
                    DistanceSection.find(matrix, label, to, false)
                        .map(box -> ratio(box.median(), own.get().median()))
                        .orElse("n/a"))
            .toList());
  }

  private static String ratio(double value, double own) {
    return own == 0 ? "n/a" : String.format(Locale.ROOT, "%.2f", value / own);
  }

  private static void row(HtmlTable table, Line line) {
    table.row(
        HtmlTable.Emphasis.REFERENCE,
        line.name(),
        line.values().stream().map(value -> String.format(Locale.ROOT, "%.2f", value)).toList());
  }
}
