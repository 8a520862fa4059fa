package io.synthorax.classifier.report;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import java.util.List;
import java.util.Optional;

/**
 * The centroid distances of one class: for each real class a box of the synthesized class's
 * distances, and beside it, lighter, the same for the real images of the class.
 */
final class BoxPlotPanel {
  private static final double WIDTH = 460;
  private static final double HEIGHT = 250;
  private static final double LEFT = 44;
  private static final double TOP = 28;
  private static final double BOTTOM = 40;
  private static final double BOX = 22;
  private static final double LINE = 13;
  private static final double LETTER = 6.2;

  private BoxPlotPanel() {}

  /**
   * The panel; {@code high} is the largest distance of all panels of one feature space, so that
   * they compare.
   */
  static String of(
      String title,
      ClassLabel label,
      List<ClassLabel> classes,
      List<DistanceBox> boxes,
      double high) {
    var svg = new Svg(WIDTH, HEIGHT, "Centroid distances: " + title);
    var y = new Axis(0, high * 1.05, HEIGHT - BOTTOM, TOP);
    svg.text(2, 14, "start", Svg.INK, title);
    for (double tick : y.ticks(5)) {
      svg.line(LEFT, y.at(tick), WIDTH, y.at(tick), Svg.GRID, 1);
      svg.text(LEFT - 5, y.at(tick) + 4, "end", Svg.QUIET, Ticks.text(tick));
    }
    double column = (WIDTH - LEFT) / classes.size();
    for (int i = 0; i < classes.size(); i++) {
      ClassLabel to = classes.get(i);
      double center = LEFT + column * (i + 0.5);
      boolean own = to.equals(label);
      String color = own ? Svg.INK : Svg.QUIET;
      String[] words = Numbers.words(to).split(" ", 2);
      for (int line = 0; line < words.length; line++) {
        double baseline = HEIGHT - BOTTOM + 16 + LINE * line;
        svg.text(center, baseline, "middle", color, shortened(words[line], column));
      }
      if (own) {
        svg.line(center - BOX, HEIGHT - BOTTOM + 2, center + BOX, HEIGHT - BOTTOM + 2, color, 2);
      }
      find(boxes, label, to, false)
          .ifPresent(box -> draw(svg, y, center - BOX * 0.6, box, Svg.SYNTHESIZED, "#a9c8de"));
      find(boxes, label, to, true)
          .ifPresent(box -> draw(svg, y, center + BOX * 0.6, box, Svg.REAL, "#f3e2cd"));
    }
    return svg.html();
  }

  /** The box of one pair, if it was measured. */
  static Optional<DistanceBox> find(
      List<DistanceBox> boxes, ClassLabel from, ClassLabel to, boolean real) {
    return boxes.stream()
        .filter(b -> b.realFloor() == real && b.from().equals(from) && b.to().equals(to))
        .findFirst();
  }

  private static String shortened(String word, double column) {
    int letters = (int) (column / LETTER);
    return word.length() <= letters ? word : word.substring(0, Math.max(3, letters - 1)) + "\u2026";
  }

  private static void draw(
      Svg svg, Axis y, double center, DistanceBox box, String line, String fill) {
    svg.line(center, y.at(box.lowWhisker()), center, y.at(box.lowQuartile()), line, 1.3);
    svg.line(center, y.at(box.highQuartile()), center, y.at(box.highWhisker()), line, 1.3);
    for (double whisker : new double[] {box.lowWhisker(), box.highWhisker()}) {
      svg.line(center - BOX / 4, y.at(whisker), center + BOX / 4, y.at(whisker), line, 1.3);
    }
    double top = y.at(box.highQuartile());
    svg.rectangle(center - BOX / 2, top, BOX, y.at(box.lowQuartile()) - top, fill, line);
    svg.line(center - BOX / 2, y.at(box.median()), center + BOX / 2, y.at(box.median()), line, 2.2);
  }
}
