package io.synthorax.classifier.report;

import io.synthorax.classifier.report.UtilityReport.Row;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition.Counts;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.GeneratorsEvaluation;
import io.synthorax.contracts.GeneratorsEvaluation.CentroidMatrix;
import io.synthorax.contracts.GeneratorsEvaluation.Unit;
import io.synthorax.learning.metrics.Calibration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Every figure of a report as one table of comma-separated values, one figure a line (RFC 4180,
 * UTF-8, a point for decimals), so that any program can draw it again.
 */
public final class CsvReport {
  private static final String HEADER =
      "section,of,classifier_seed,class,figure,value,low,high,count,draw_seed,unavailable,model\n";
  private static final String MEAN = "mean";
  private static final String ALL = "all";

  private final StudyReport report;
  private final StringBuilder text = new StringBuilder(HEADER);

  /** The classifier that the next lines are about, empty where they are about generators. */
  private String model = "";

  private CsvReport(StudyReport report) {
    this.report = report;
  }

  /** The table. */
  public static String of(StudyReport report) {
    var csv = new CsvReport(report);
    csv.data();
    report.models().forEach(csv::model);
    csv.model = "";
    report.confounders().forEach(csv::confounder);
    csv.model = "";
    report.classes().forEach(csv::generator);
    report.generators().ifPresent(csv::generators);
    return csv.text.toString();
  }

  private void model(UtilityReport utility) {
    model = utility.model();
    utility.rows().forEach(this::classifiers);
    comparisons(utility);
  }

  private void data() {
    report
        .data()
        .counts()
        .forEach(
            (part, counts) ->
                counts.forEach(
                    (label, count) -> {
                      value("data", part.key(), "", Optional.of(label), "images", count.images());
                      value(
                          "data", part.key(), "", Optional.of(label), "patients", count.patients());
                    }));
  }

  private void classifiers(Row row) {
    String set = row.composition().code();
    row.counts().forEach((label, counts) -> images(set, label, counts));
    figures("classifier", set, MEAN, row.figures());
    row.seeds()
        .forEach(one -> figures("classifier", set, Integer.toString(one.seed()), one.figures()));
    List<ClassLabel> classes = report.request().classes();
    for (int label = 0; label < row.confusion().size(); label++) {
      for (int predicted = 0; predicted < classes.size(); predicted++) {
        value(
            "confusion",
            set,
            ALL,
            Optional.of(classes.get(label)),
            "taken-for-" + classes.get(predicted),
            row.confusion().get(label).get(predicted));
      }
    }
    for (int bin = 0; bin < row.reliability().size(); bin++) {
      reliability(set, bin, row.reliability().size(), row.reliability().get(bin));
    }
  }

  private void images(String set, ClassLabel label, Counts counts) {
    var about = Optional.of(label);
    value("training images", set, "", about, "real", counts.real());
    value("training images", set, "", about, "transformed", counts.transformed());
    value("training images", set, "", about, "synthesized", counts.synthesized());
  }

  private void reliability(String set, int bin, int bins, Calibration.Bin one) {
    String name = "bin-%d-of-%d-".formatted(bin + 1, bins);
    value("reliability", set, ALL, Optional.empty(), name + "images", one.images());
    if (one.images() > 0) {
      value("reliability", set, ALL, Optional.empty(), name + "confidence", one.confidence());
      value("reliability", set, ALL, Optional.empty(), name + "accuracy", one.accuracy());
    }
  }

  private void comparisons(UtilityReport utility) {
    for (UtilityReport.Difference difference : utility.differences()) {
      String pair = difference.first() + " - " + difference.second();
      figures("difference", pair, MEAN, difference.figures());
    }
    figures("label validity", "IR", MEAN, utility.labelValidity());
  }

  private void confounder(ConfounderReport confounder) {
    model = "";
    figures("confounder", confounder.name() + " alone", "", confounder.alone());
    for (ConfounderReport.SetScores set : confounder.sets()) {
      model = set.model();
      String of = set.composition() + " same " + confounder.name();
      figures("confounder", of, MEAN, set.same());
      for (int value = 0; value < confounder.strata().size(); value++) {
        String stratum = confounder.strata().get(value).value();
        figures(
            "confounder",
            "%s %s=%s".formatted(set.composition(), confounder.name(), stratum),
            MEAN,
            set.strata().get(value));
      }
    }
  }

  private void generator(ClassReport one) {
    one.training().ifPresent(training -> curve(one, training));
    for (ClassReport.Evaluation evaluation : one.evaluations()) {
      String checkpoint = one.run() + " epoch " + evaluation.epoch();
      evaluation.figures().forEach(f -> figure("checkpoint", checkpoint, "", f.about(one.label())));
    }
    one.selection()
        .figures()
        .forEach(f -> figure("selection", one.run().value(), "", f.about(one.label())));
    String selecting = report.request().evaluation().featureSpaces().get(0).name();
    if (report.generators().isEmpty()) {
      one.distances().forEach(box -> distance(selecting, Unit.SUBSET, box));
    }
  }

  private void curve(ClassReport one, ClassReport.Training training) {
    var about = Optional.of(one.label());
    for (ClassReport.CurvePoint point : training.curve()) {
      String of = one.run() + " epoch " + point.epoch();
      value("training", of, "", about, "images-shown", point.imagesShown());
      value("training", of, "", about, "discriminator-loss", point.discriminatorLoss());
      value("training", of, "", about, "generator-loss", point.generatorLoss());
      value("training", of, "", about, "real-probability", point.realProbability());
      value("training", of, "", about, "synthesized-probability", point.synthesizedProbability());
    }
  }

  private void generators(GeneratorsEvaluation all) {
    figures("generators", ALL, "", all.figures());
    for (CentroidMatrix matrix : all.centroids()) {
      matrix.boxes().forEach(box -> distance(matrix.extractor(), matrix.unit(), box));
    }
  }

  private void distance(String extractor, Unit unit, DistanceBox box) {
    String from = box.realFloor() ? "real " : "synthesized ";
    String of = from + box.from() + " to real " + box.to();
    String name = "-" + extractor + "-" + unit.name().toLowerCase(Locale.ROOT);
    var about = Optional.of(box.from());
    value("distance", of, "", about, "low-whisker" + name, box.lowWhisker());
    value("distance", of, "", about, "low-quartile" + name, box.lowQuartile());
    value("distance", of, "", about, "median" + name, box.median());
    value("distance", of, "", about, "high-quartile" + name, box.highQuartile());
    value("distance", of, "", about, "high-whisker" + name, box.highWhisker());
  }

  private void figures(String section, String of, String seed, List<Figure> figures) {
    figures.forEach(figure -> figure(section, of, seed, figure));
  }

  private void value(
      String section,
      String of,
      String seed,
      Optional<ClassLabel> about,
      String name,
      Number value) {
    line(
        section,
        of,
        seed,
        about.map(ClassLabel::value).orElse(""),
        name,
        value,
        "",
        "",
        "",
        "",
        "");
  }

  private void figure(String section, String of, String seed, Figure figure) {
    line(
        section,
        of,
        seed,
        figure.label().map(ClassLabel::value).orElse(""),
        figure.name(),
        number(figure.value()),
        number(figure.low()),
        number(figure.high()),
        figure.count(),
        figure.seed(),
        figure.unavailable().orElse(""));
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? Double.toString(value.getAsDouble()) : "";
  }

  private void line(Object... cells) {
    for (Object cell : cells) {
      text.append(quoted(cell.toString())).append(',');
    }
    text.append(model).append('\n');
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
