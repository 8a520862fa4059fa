package io.synthorax.classifier.report;

import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A small drawing of one figure over the checkpoints: the selected one marked, the floor dashed.
 */
final class Progression {
  private static final double WIDTH = 150;
  private static final double HEIGHT = 84;
  private static final double SIDE = 8;
  private static final double TOP = 22;
  private static final double BOTTOM = 8;

  private Progression() {}

  /** The drawing of the figures of one name, as their checkpoints come. */
  static String of(
      String title, List<ClassReport.Evaluation> evaluations, String name, OptionalDouble floor) {
    double low = floor.orElse(Double.POSITIVE_INFINITY);
    double high = floor.orElse(Double.NEGATIVE_INFINITY);
    long last = 1;
    for (var evaluation : evaluations) {
      OptionalDouble value = value(evaluation, name);
      low = Math.min(low, value.orElse(low));
      high = Math.max(high, value.orElse(high));
      last = Math.max(last, evaluation.imagesShown());
    }
    var svg = new Svg(WIDTH, HEIGHT, title);
    svg.text(2, 12, "start", Svg.INK, title);
    svg.line(SIDE, HEIGHT - BOTTOM, WIDTH - SIDE, HEIGHT - BOTTOM, Svg.GRID, 1);
    if (low > high) {
      svg.text(WIDTH / 2, HEIGHT / 2 + 8, "middle", Svg.QUIET, "n/a");
      return svg.html();
    }
    var y = Axis.around(low, high, HEIGHT - BOTTOM, TOP);
    var x = new Axis(0, last, SIDE, WIDTH - SIDE);
    floor.ifPresent(at -> svg.dashed(SIDE, y.at(at), WIDTH - SIDE, y.at(at), Svg.REAL));
    points(svg, evaluations, name, x, y);
    return svg.html();
  }

  private static void points(
      Svg svg, List<ClassReport.Evaluation> evaluations, String name, Axis x, Axis y) {
    var points = new ArrayList<double[]>();
    for (var evaluation : evaluations) {
      value(evaluation, name)
          .ifPresent(v -> points.add(new double[] {x.at(evaluation.imagesShown()), y.at(v)}));
    }
    svg.path(points, Svg.SYNTHESIZED);
    for (var evaluation : evaluations) {
      OptionalDouble value = value(evaluation, name);
      if (value.isPresent()) {
        svg.dot(
            x.at(evaluation.imagesShown()),
            y.at(value.getAsDouble()),
            evaluation.selected() ? 4.5 : 2,
            evaluation.selected() ? "#fff" : Svg.SYNTHESIZED,
            Svg.SYNTHESIZED);
      }
    }
  }

  private static OptionalDouble value(ClassReport.Evaluation evaluation, String name) {
    return evaluation.figures().stream()
        .filter(figure -> figure.name().equals(name))
        .map(Figure::value)
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
