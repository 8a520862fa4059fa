package io.synthorax.classifier.report;

import io.synthorax.learning.metrics.Calibration;
import java.util.ArrayList;
import java.util.List;

/** How often classifiers were right, over how sure they were; dashed: as often as they said. */
final class ReliabilityPlot {
  private static final double SIZE = 200;
  private static final double LEFT = 34;
  private static final double RIGHT = 10;
  private static final double TOP = 22;
  private static final double BOTTOM = 32;
  private static final double LARGEST_DOT = 5;

  private ReliabilityPlot() {}

  /** The plot; the area of a dot is its share of the images. */
  static String of(String title, List<Calibration.Bin> bins) {
    var x = new Axis(0, 1, LEFT, SIZE - RIGHT);
    var y = new Axis(0, 1, SIZE - BOTTOM, TOP);
    var svg = new Svg(SIZE, SIZE, "Reliability of " + title);
    svg.text(LEFT, TOP - 8, "start", Svg.INK, title);
    for (double tick : x.ticks(2)) {
      svg.line(x.at(tick), y.at(0), x.at(tick), y.at(1), Svg.GRID, 1);
      svg.line(x.at(0), y.at(tick), x.at(1), y.at(tick), Svg.GRID, 1);
      svg.text(x.at(tick), y.at(0) + 13, "middle", Svg.QUIET, Ticks.text(100 * tick));
      svg.text(x.at(0) - 4, y.at(tick) + 4, "end", Svg.QUIET, Ticks.text(100 * tick));
    }
    svg.dashed(x.at(0), y.at(0), x.at(1), y.at(1), Svg.INK);
    svg.text((LEFT + SIZE - RIGHT) / 2, SIZE - 4, "middle", Svg.QUIET, "probability, %");
    curve(svg, bins, x, y);
    return svg.html();
  }

  private static void curve(Svg svg, List<Calibration.Bin> bins, Axis x, Axis y) {
    long most = bins.stream().mapToLong(Calibration.Bin::images).max().orElse(0);
    var points = new ArrayList<double[]>();
    for (Calibration.Bin bin : bins) {
      if (bin.images() > 0) {
        double[] point = {x.at(bin.confidence()), y.at(bin.accuracy())};
        points.add(point);
        double radius = LARGEST_DOT * Math.sqrt((double) bin.images() / most);
        svg.dot(point[0], point[1], Math.max(1, radius), Svg.SYNTHESIZED, Svg.SYNTHESIZED);
      }
    }
    svg.path(points, Svg.SYNTHESIZED);
  }
}
