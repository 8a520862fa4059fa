package io.synthorax.classifier.report;

import io.synthorax.classifier.report.UtilityReport.Row;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What else the classifiers' answers show: rare findings, certainty, mix-ups, label validity. */
final class ClassifierDetails {
  private final UtilityReport utility;
  private final List<ClassLabel> classes;

  ClassifierDetails(StudyReport report) {
    this.utility = report.utility();
    this.classes = report.request().classes();
  }

  String html() {
    return "<h3>Rare findings</h3>\n"
        + perClass(
            "Area under the precision-recall curve (average precision), %",
            Optional.of("auprc-mean-test"), "auprc-test")
        + perClass("Sensitivity at 90 % specificity, %", Optional.empty(), "sensitivity-at-90-test")
        + Html.note(
            "One class against the rest. Precision depends on how common a class is among the test"
                + " images; the next table also gives it for a balanced test set. The threshold of"
                + " the sensitivity is read off the test images' own ROC curve: at a threshold"
                + " that is set beforehand, specificity varies as well.")
        + "<h3>Certainty, and a balanced test set</h3>\n"
        + balanced()
        + reliability()
        + "<h3>Which class is taken for which</h3>\n"
        + confusion()
        + labelValidity();
  }

  private String perClass(String caption, Optional<String> mean, String name) {
    var table = new HtmlTable(caption);
    var head = new ArrayList<>(List.of("set"));
    mean.ifPresent(any -> head.add("mean"));
    classes.forEach(label -> head.add(Numbers.words(label)));
    table.head(head);
    for (Row row : utility.rows()) {
      var cells = new ArrayList<String>();
      mean.ifPresent(all -> cells.add(Numbers.percent(figure(row.figures(), all))));
      classes.forEach(label -> cells.add(Numbers.percent(figure(row.figures(), name, label))));
      table.row(row.composition().code(), cells);
    }
    return table.html();
  }

  private String balanced() {
    var table = new HtmlTable("The test part as it is, and balanced [95 % interval]");
    table.head(
        List.of(
            "set",
            "accuracy, %",
            "balanced accuracy, %",
            "balanced: mean AUROC, %",
            "balanced: mean AUPRC, %",
            "ECE, %",
            "balanced: ECE, %",
            "Brier",
            "balanced: Brier"));
    for (Row row : utility.rows()) {
      List<Figure> figures = row.figures();
      table.row(
          row.composition().code(),
          List.of(
              Numbers.percent(figure(figures, "accuracy-test")),
              Numbers.percent(figure(figures, ResultSection.BALANCED_ACCURACY)),
              Numbers.percent(figure(figures, "auroc-mean-balanced-test")),
              Numbers.percent(figure(figures, "auprc-mean-balanced-test")),
              Numbers.percent(figure(figures, "ece-15-test")),
              Numbers.percent(figure(figures, "ece-15-balanced-test")),
              Numbers.plain(figure(figures, "brier-test")),
              Numbers.plain(figure(figures, "brier-balanced-test"))));
    }
    return table.html()
        + Html.note(
            "Balanced by weighting: the images of each class weigh the same together, in every"
                + " resample anew; none is left out. Balanced accuracy is the accuracy on such a set."
                + " ECE: expected calibration error in 15 bins. Brier score over all classes, 0 to"
                + " 2. Lower is better for both.");
  }

  private String reliability() {
    var plots = new StringBuilder("<figure>\n<div class=\"grid reliability\">\n");
    for (Row row : utility.rows()) {
      if (!row.reliability().isEmpty()) {
        plots.append(ReliabilityPlot.of(row.composition().code(), row.reliability()));
      }
    }
    return plots
        + "</div>\n<figcaption>"
        + Html.escape(
            "Reliability: how often the most probable class was right, over the probability that the"
                + " classifier gave it, in 15 bins, all seeds together. Dashed: calibrated. Larger"
                + " dots hold more images.")
        + "</figcaption>\n</figure>\n";
  }

  private String confusion() {
    var tables = new StringBuilder("<div class=\"grid confusion\">\n");
    for (Row row : utility.rows()) {
      if (!row.confusion().isEmpty()) {
        tables.append("<div>").append(confusion(row)).append("</div>\n");
      }
    }
    return tables
        + "</div>\n"
        + Html.note(
            "Rows: the given class, with the answers of all seeds together; columns: the most"
                + " probable class, in percent of the row.");
  }

  private String confusion(Row row) {
    var table = new HtmlTable("Confusion of " + row.composition().code() + ", %");
    var head = new ArrayList<>(List.of("given \\ taken for"));
    classes.forEach(label -> head.add(Numbers.words(label)));
    table.head(head);
    for (int label = 0; label < classes.size(); label++) {
      List<Long> counts = row.confusion().get(label);
      long all = counts.stream().mapToLong(n -> n).sum();
      var cells = new ArrayList<String>();
      counts.forEach(n -> cells.add(all == 0 ? "n/a" : Numbers.percent((double) n / all)));
      String name = Numbers.words(classes.get(label));
      table.row("%s (%s)".formatted(name, Numbers.count(all)), cells);
    }
    return table.html();
  }

  private String labelValidity() {
    List<Figure> figures = utility.labelValidity();
    if (figures.isEmpty()) {
      return "";
    }
    var table =
        new HtmlTable("The synthesized images, judged by the classifiers of IR, % [95 % interval]");
    table.head(List.of("class", "images", "AUROC", "recognized"));
    for (ClassLabel label : classes) {
      Figure auroc = figure(figures, "auroc-synthesized", label);
      table.row(
          Numbers.words(label),
          List.of(
              Numbers.count(auroc.count()),
              Numbers.percent(auroc),
              Numbers.percent(figure(figures, "class-accuracy-synthesized", label))));
    }
    Figure mean = figure(figures, "auroc-mean-synthesized");
    table.row(
        "mean",
        List.of(
            Numbers.count(mean.count()),
            Numbers.percent(mean),
            Numbers.percent(figure(figures, "balanced-accuracy-synthesized"))));
    return "<h3>Are the synthesized images of the class that they are labelled with?</h3>\n"
        + table.html()
        + Html.note(
            "The classifiers of IR have seen real images only. Of each selected batch, the images"
                + " that were scored; intervals are over images. Values far below those on real"
                + " test images mean that labels are lost; far above them, that the images show"
                + " little but the obvious cases.");
  }

  private static Figure figure(List<Figure> figures, String name) {
    return ResultSection.figure(figures, name, Optional.empty());
  }

  private static Figure figure(List<Figure> figures, String name, ClassLabel label) {
    return ResultSection.figure(figures, name, Optional.of(label));
  }
}
