package io.synthorax.classifier.report;

import io.synthorax.classifier.report.ClassReport.CurvePoint;
import io.synthorax.contracts.Checkpoint;
import io.synthorax.contracts.RunId;
import io.synthorax.contracts.TrainingEnded;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How the generators came about: samples over time, as the source paper's Fig. 2, and curves. */
final class TrainingSection {
  /** Pixels of a picture, about: as many samples as fit are shown. */
  private static final int PICTURE = 130;

  /** Between the samples of a checkpoint's sheet. */
  private static final int GAP = 2;

  /** Of each class in a sheet of several. */
  private static final int ROWS_OF_A_CLASS = 2;

  private final StudyReport report;
  private final Pictures pictures;

  TrainingSection(StudyReport report, Pictures pictures) {
    this.report = report;
    this.pictures = pictures;
  }

  String html() {
    return Html.section("training", "3. The generators", runs() + samples() + curves());
  }

  private String runs() {
    var table = new HtmlTable("The generator of each class");
    table.head(
        List.of(
            "class",
            "generator",
            "outcome",
            "real images shown",
            "seconds",
            "precision",
            "used checkpoint"));
    var reasons = new StringBuilder();
    for (ClassReport one : report.classes()) {
      var cells = new ArrayList<String>();
      var training = one.training();
      cells.add(one.run().equals(RunId.ALL) ? "of all classes" : "its own");
      cells.add(training.map(t -> words(t.outcome())).orElse("no receipt"));
      cells.add(training.map(t -> Numbers.count(t.imagesShown())).orElse("n/a"));
      cells.add(training.map(t -> Numbers.count(Math.round(t.seconds()))).orElse("n/a"));
      cells.add(training.map(ClassReport.Training::precision).orElse("n/a"));
      cells.add(
          one.selection().epoch().isPresent()
              ? "epoch " + one.selection().epoch().getAsInt()
              : "none");
      table.row(Numbers.words(one.label()), cells);
      training
          .flatMap(ClassReport.Training::reason)
          .ifPresent(
              reason -> reasons.append(Html.note(Numbers.words(one.label()) + ": " + reason)));
      if (one.selection().epoch().isEmpty()) {
        reasons.append(
            Html.note(
                "%s has no generator and kept its real images only: %s"
                    .formatted(Numbers.words(one.label()), one.selection().reason())));
      }
    }
    return table.html() + reasons;
  }

  private static String words(TrainingEnded.Outcome outcome) {
    return switch (outcome) {
      case COMPLETED -> "completed";
      case STOPPED -> "stopped on request";
      case COLLAPSED -> "collapsed";
      case DIVERGED -> "diverged";
    };
  }

  private String samples() {
    var rows = new StringBuilder();
    for (ClassReport one : report.classes()) {
      List<Checkpoint> checkpoints =
          one.training().map(ClassReport.Training::checkpoints).orElse(List.of());
      rows.append("<tr><th scope=\"row\">").append(Html.escape(Numbers.words(one.label())));
      rows.append("</th>");
      checkpoints.forEach(checkpoint -> rows.append(sample(one, checkpoint)));
      rows.append("</tr>\n");
    }
    return """
        <table class="samples">
        <caption>Synthesized samples per class and checkpoint, from the same latents each time</caption>
        <tbody>
        %s</tbody>
        </table>
        """
            .formatted(rows)
        + Html.note(
            "From left to right the training goes on; below each picture the epoch and the number"
                + " of real images shown until then. The checkpoint in use is framed. Training images"
                + " are shown in section 6 alone, beside the images that come nearest to them.");
  }

  private String sample(ClassReport one, Checkpoint checkpoint) {
    boolean used = one.selection().epoch().equals(OptionalInt.of(checkpoint.epoch()));
    int size = report.data().resolution();
    int across = Math.max(1, PICTURE / size);
    boolean shared = one.run().equals(RunId.ALL);
    int down = shared ? Math.min(across, ROWS_OF_A_CLASS) : across;
    int above = shared ? ROWS_OF_A_CLASS * report.request().classes().indexOf(one.label()) : 0;
    Optional<String> picture =
        pictures
            .png(checkpoint.samples())
            .flatMap(
                png ->
                    EmbeddedPicture.corner(
                        png,
                        above * (size + GAP),
                        across * (size + GAP) - GAP,
                        down * (size + GAP) - GAP,
                        "synthesized %s, epoch %d"
                            .formatted(Numbers.words(one.label()), checkpoint.epoch())));
    return "<td%s>%s<small>%d<br>%s</small></td>"
        .formatted(
            used ? " class=\"used\"" : "",
            picture.orElse("no picture"),
            checkpoint.epoch(),
            Numbers.count(checkpoint.imagesShown()));
  }

  private String curves() {
    var curves = new LinkedHashMap<String, List<CurvePoint>>();
    for (ClassReport one : report.classes()) {
      String name = one.run().equals(RunId.ALL) ? "All classes" : Numbers.words(one.label());
      one.training().map(ClassReport.Training::curve).ifPresent(c -> curves.put(name, c));
    }
    curves.values().removeIf(List::isEmpty);
    var charts = new StringBuilder("<div class=\"grid\">\n");
    curves.forEach((name, curve) -> charts.append(curves(name, curve)));
    return charts
        .append("</div>\n")
        .append(
            Html.note(
                "D(x): how probably real the discriminator takes a real image to be, D(G(z)) a"
                    + " synthesized one; means over an epoch. At 0.5 and 0.5 it cannot tell"
                    + " them apart."
                    + (curves.size() > 1 ? " Losses of different runs do not compare." : "")))
        .toString();
  }

  private static String curves(String name, List<CurvePoint> curve) {
    return LineChart.of(
            name + ": loss, nats",
            curve,
            0,
            1,
            new LineChart.Curve("discriminator", Svg.REAL, CurvePoint::discriminatorLoss),
            new LineChart.Curve("generator", Svg.SYNTHESIZED, CurvePoint::generatorLoss))
        + LineChart.of(
            name + ": D's probability",
            curve,
            0,
            1,
            new LineChart.Curve("D(x)", Svg.REAL, CurvePoint::realProbability),
            new LineChart.Curve("D(G(z))", Svg.SYNTHESIZED, CurvePoint::synthesizedProbability));
  }
}
