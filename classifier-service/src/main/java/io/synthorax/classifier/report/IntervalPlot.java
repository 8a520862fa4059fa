package io.synthorax.classifier.report;

import io.synthorax.contracts.Figure;
import java.util.List;
import java.util.OptionalDouble;

/** Values with their intervals, one under the other, on one horizontal scale in percent. */
final class IntervalPlot {
  private static final double WIDTH = 640;
  private static final double LEFT = 190;
  private static final double RIGHT = 140;
  private static final double ROW = 26;
  private static final double TOP = 14;
  private static final double BOTTOM = 34;

  private IntervalPlot() {}

  /** A line of the plot. */
  record Entry(String name, Figure figure, String text, String color) {}

  /**
   * The plot.
   *
   * @param mark a value that gets a vertical line: 0 for differences, chance for accuracies
   */
  static String of(String title, List<Entry> entries, String unit, OptionalDouble mark) {
    double height = TOP + BOTTOM + ROW * entries.size();
    Axis x = axis(entries, mark);
    var svg = new Svg(WIDTH, height, title);
    for (double tick : x.ticks(6)) {
      svg.line(x.at(tick), TOP, x.at(tick), height - BOTTOM, Svg.GRID, 1);
      svg.text(x.at(tick), height - BOTTOM + 14, "middle", Svg.QUIET, Ticks.text(tick));
    }
    svg.text((x.from() + x.to()) / 2, height - 4, "middle", Svg.QUIET, unit);
    mark.ifPresent(
        value -> svg.dashed(x.at(100 * value), TOP, x.at(100 * value), height - BOTTOM, Svg.INK));
    for (int i = 0; i < entries.size(); i++) {
      entry(svg, x, TOP + ROW * (i + 0.5), entries.get(i));
    }
    return svg.html();
  }

  private static Axis axis(List<Entry> entries, OptionalDouble mark) {
    double low = mark.orElse(Double.POSITIVE_INFINITY);
    double high = mark.orElse(Double.NEGATIVE_INFINITY);
    for (Entry entry : entries) {
      Figure figure = entry.figure;
      if (figure.value().isPresent()) {
        double value = figure.value().getAsDouble();
        low = Math.min(low, figure.low().orElse(value));
        high = Math.max(high, figure.high().orElse(value));
      }
    }
    return low > high
        ? new Axis(0, 100, LEFT, WIDTH - RIGHT)
        : Axis.around(100 * low, 100 * high, LEFT, WIDTH - RIGHT);
  }

  private static void entry(Svg svg, Axis x, double y, Entry entry) {
    svg.text(LEFT - 12, y + 4, "end", Svg.INK, entry.name);
    svg.text(WIDTH - RIGHT + 12, y + 4, "start", Svg.INK, entry.text);
    Figure figure = entry.figure;
    if (figure.value().isEmpty()) {
      return;
    }
    if (figure.low().isPresent()) {
      double low = x.at(100 * figure.low().getAsDouble());
      double high = x.at(100 * figure.high().getAsDouble());
      svg.line(low, y, high, y, entry.color, 2);
      svg.line(low, y - 4, low, y + 4, entry.color, 2);
      svg.line(high, y - 4, high, y + 4, entry.color, 2);
    }
    svg.dot(x.at(100 * figure.value().getAsDouble()), y, 4, entry.color, entry.color);
  }
}
