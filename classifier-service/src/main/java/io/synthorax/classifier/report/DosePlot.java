package io.synthorax.classifier.report;

import io.synthorax.contracts.Figure;
import java.util.ArrayList;
import java.util.List;

/** A figure over the share of synthesized images, with intervals, and controls of one share. */
final class DosePlot {
  private static final double WIDTH = 470;
  private static final double HEIGHT = 230;
  private static final double LEFT = 44;
  private static final double RIGHT = 70;
  private static final double TOP = 26;
  private static final double BOTTOM = 34;
  private static final double APART = 9;

  private final String title;
  private final List<Point> steps = new ArrayList<>();
  private final List<Point> controls = new ArrayList<>();

  private record Point(int percent, String name, Figure figure) {}

  DosePlot(String title) {
    this.title = title;
  }

  /** A step of the sweep, smallest share first; one without a value is left out. */
  void step(int percent, Figure figure) {
    add(steps, new Point(percent, "", figure));
  }

  /** A named set that is drawn beside the step of its share. */
  void control(int percent, String name, Figure figure) {
    add(controls, new Point(percent, name, figure));
  }

  private static void add(List<Point> points, Point point) {
    if (point.figure.value().isPresent()) {
      points.add(point);
    }
  }

  String html() {
    var all = new ArrayList<>(steps);
    all.addAll(controls);
    int last = all.stream().mapToInt(Point::percent).max().orElse(100);
    var x = new Axis(0, last, LEFT + APART, WIDTH - RIGHT);
    Axis y =
        Axis.around(
            all.stream().mapToDouble(p -> low(p.figure)).min().orElse(0),
            all.stream().mapToDouble(p -> high(p.figure)).max().orElse(100),
            HEIGHT - BOTTOM,
            TOP);
    var svg = new Svg(WIDTH, HEIGHT, title + " over the share of synthesized images");
    frame(svg, x, y);
    var curve = new ArrayList<double[]>();
    for (Point step : steps) {
      double[] place = {x.at(step.percent), y.at(100 * step.figure.value().getAsDouble())};
      curve.add(place);
      interval(svg, y, place[0], step.figure, Svg.SYNTHESIZED);
    }
    svg.path(curve, Svg.SYNTHESIZED);
    for (int i = 0; i < controls.size(); i++) {
      Point control = controls.get(i);
      double at = x.at(control.percent) + APART * (i + 1);
      interval(svg, y, at, control.figure, Svg.REAL);
      double height = y.at(100 * control.figure.value().getAsDouble());
      svg.text(at + 5, height + (i == 0 ? -3 : 10), "start", Svg.REAL, control.name);
    }
    return svg.html();
  }

  private void frame(Svg svg, Axis x, Axis y) {
    svg.text(2, TOP - 10, "start", Svg.INK, title);
    for (double tick : y.ticks(5)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT + APART, y.at(tick), Svg.GRID, 1);
      svg.text(LEFT - 5, y.at(tick) + 4, "end", Svg.QUIET, Ticks.text(tick));
    }
    for (Point step : steps) {
      svg.text(
          x.at(step.percent), HEIGHT - BOTTOM + 14, "middle", Svg.QUIET, Ticks.text(step.percent));
    }
    svg.text(
        (x.from() + x.to()) / 2,
        HEIGHT - 4,
        "middle",
        Svg.QUIET,
        "synthesized images, % of the real ones");
  }

  private static void interval(Svg svg, Axis y, double x, Figure figure, String color) {
    svg.line(x, y.at(low(figure)), x, y.at(high(figure)), color, 1.5);
    svg.dot(x, y.at(100 * figure.value().getAsDouble()), 3.5, color, color);
  }

  private static double low(Figure figure) {
    return 100 * figure.low().orElse(figure.value().orElse(0));
  }

  private static double high(Figure figure) {
    return 100 * figure.high().orElse(figure.value().orElse(0));
  }
}
