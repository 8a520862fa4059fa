package io.synthorax.classifier.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A small chart of one or two curves over the images shown to the discriminator. */
final class LineChart {
  private static final double WIDTH = 470;
  private static final double HEIGHT = 170;
  private static final double LEFT = 44;
  private static final double RIGHT = 8;
  private static final double TOP = 26;
  private static final double BOTTOM = 30;
  private static final int MOST_POINTS = 400;

  private LineChart() {}

  /** A curve with the name that stands in its color. */
  record Curve(String name, String color, ToDoubleFunction<ClassReport.CurvePoint> value) {}

  /** The chart; the vertical range always holds the given values. */
  static String of(
      String title, List<ClassReport.CurvePoint> points, double low, double high, Curve... curves) {
    List<ClassReport.CurvePoint> shown = thinned(points);
    double top = high;
    double bottom = low;
    for (Curve curve : curves) {
      for (var point : shown) {
        double value = curve.value.applyAsDouble(point);
        top = Double.isFinite(value) ? Math.max(top, value) : top;
        bottom = Double.isFinite(value) ? Math.min(bottom, value) : bottom;
      }
    }
    var y = Axis.around(bottom, top, HEIGHT - BOTTOM, TOP);
    double last = shown.isEmpty() ? 1 : shown.get(shown.size() - 1).imagesShown();
    var x = new Axis(0, Math.max(1, last), LEFT, WIDTH - RIGHT);
    var svg = new Svg(WIDTH, HEIGHT, title);
    frame(svg, x, y, title);
    double legend = WIDTH - RIGHT;
    for (int i = curves.length - 1; i >= 0; i--) {
      svg.path(places(shown, curves[i], x, y), curves[i].color);
      svg.text(legend, TOP - 10, "end", curves[i].color, curves[i].name);
      legend -= 12 + 6.2 * curves[i].name.length();
    }
    return svg.html();
  }

  private static void frame(Svg svg, Axis x, Axis y, String title) {
    svg.text(2, TOP - 10, "start", Svg.INK, title);
    for (double tick : y.ticks(4)) {
      svg.line(LEFT, y.at(tick), WIDTH - RIGHT, y.at(tick), Svg.GRID, 1);
      svg.text(LEFT - 5, y.at(tick) + 4, "end", Svg.QUIET, Ticks.text(tick));
    }
    for (double tick : x.ticks(4)) {
      svg.text(x.at(tick), HEIGHT - BOTTOM + 14, "middle", Svg.QUIET, Ticks.text(tick));
    }
    svg.text(WIDTH - RIGHT, HEIGHT - 3, "end", Svg.QUIET, "real images shown");
  }

  private static List<double[]> places(
      List<ClassReport.CurvePoint> points, Curve curve, Axis x, Axis y) {
    var places = new ArrayList<double[]>();
    for (var point : points) {
      double value = curve.value.applyAsDouble(point);
      if (Double.isFinite(value)) {
        places.add(new double[] {x.at(point.imagesShown()), y.at(value)});
      }
    }
    return places;
  }

  private static List<ClassReport.CurvePoint> thinned(List<ClassReport.CurvePoint> points) {
    int every = 1 + (points.size() - 1) / MOST_POINTS;
    var thinned = new ArrayList<ClassReport.CurvePoint>();
    for (int i = 0; i < points.size(); i += every) {
      thinned.add(points.get(i));
    }
    return thinned;
  }
}
