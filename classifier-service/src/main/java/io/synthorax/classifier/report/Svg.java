package io.synthorax.classifier.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drawing in a page; coordinates in pixels from the upper left. */
final class Svg {
  static final String INK = "#222";
  static final String QUIET = "#767676";
  static final String GRID = "#e3e3e3";
  static final String SYNTHESIZED = "#1f5f8b";
  static final String REAL = "#b9772f";

  private final double width;
  private final double height;
  private final String title;
  private final StringBuilder shapes = new StringBuilder();

  /** The title is what a screen reader says. */
  Svg(double width, double height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
  }

  Svg line(double x1, double y1, double x2, double y2, String color, double thickness) {
    shapes.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                + " stroke-width=\"%.1f\"/>\n",
            x1, y1, x2, y2, color, thickness));
    return this;
  }

  Svg dashed(double x1, double y1, double x2, double y2, String color) {
    shapes.append(
        format(
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\""
                + " stroke-width=\"1.2\" stroke-dasharray=\"4 3\"/>\n",
            x1, y1, x2, y2, color));
    return this;
  }

  Svg rectangle(double x, double y, double w, double h, String fill, String stroke) {
    shapes.append(
        format(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
                + " stroke=\"%s\"/>\n",
            x, y, w, h, fill, stroke));
    return this;
  }

  Svg dot(double x, double y, double radius, String fill, String stroke) {
    shapes.append(
        format(
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\""
                + " stroke-width=\"1.5\"/>\n",
            x, y, radius, fill, stroke));
    return this;
  }

  /** A line through points, each {x, y}. */
  Svg path(List<double[]> points, String color) {
    String text =
        points.stream()
            .map(point -> format("%.1f,%.1f", point[0], point[1]))
            .collect(Collectors.joining(" "));
    shapes.append(
        format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\""
                + " stroke-linejoin=\"round\"/>\n",
            text, color));
    return this;
  }

  /** Text at its baseline; the anchor is start, middle or end. */
  Svg text(double x, double y, String anchor, String color, Object text) {
    shapes.append(
        format(
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>\n",
            x, y, anchor, color, Html.escape(text)));
    return this;
  }

  /** The drawing; it never grows beyond its size, and shrinks with the page. */
  String html() {
    return format(
        "<svg role=\"img\" viewBox=\"0 0 %.0f %.0f\" style=\"max-width:%.0fpx\""
            + " font-family=\"Helvetica, Arial, sans-serif\" font-size=\"11.5\""
            + " xmlns=\"http://www.w3.org/2000/svg\"><title>%s</title>\n%s</svg>",
        width, height, width, Html.escape(title), shapes);
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }
}
