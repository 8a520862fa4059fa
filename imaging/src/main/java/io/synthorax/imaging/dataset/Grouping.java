package io.synthorax.imaging.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;

/**
 * Values of a column as few groups: each value its own, or numbers between the quartiles of all
 * scans. What is empty is a group too.
 */
final class Grouping {
  private static final String EMPTY = "not given";
  private static final int QUARTERS = 4;

  private final List<String> groups;
  private final double[] borders;

  private Grouping(List<String> groups, double[] borders) {
    this.groups = List.copyOf(groups);
    this.borders = borders;
  }

  /** Nothing if there are more values than that, or longer ones, and not all are numbers. */
  static Optional<Grouping> of(List<String> values, int most, int longest) {
    var different = new TreeSet<>(values);
    if (different.size() <= most) {
      return different.stream().anyMatch(value -> value.length() > longest)
          ? Optional.empty()
          : Optional.of(new Grouping(different.stream().map(Grouping::named).toList(), null));
    }
    List<String> given = values.stream().filter(value -> !value.isEmpty()).toList();
    if (given.stream().anyMatch(value -> number(value).isEmpty())) {
      return Optional.empty();
    }
    double[] sorted = given.stream().mapToDouble(v -> number(v).getAsDouble()).sorted().toArray();
    return Optional.of(ofNumbers(sorted, given.size() < values.size()));
  }

  private static Grouping ofNumbers(double[] sorted, boolean someEmpty) {
    double[] borders = new double[QUARTERS - 1];
    for (int i = 0; i < borders.length; i++) {
      borders[i] = sorted[(i + 1) * sorted.length / QUARTERS];
    }
    double[] different = Arrays.stream(borders).distinct().toArray();
    var groups = new ArrayList<String>();
    groups.add("below " + text(different[0]));
    for (int i = 1; i < different.length; i++) {
      groups.add(text(different[i - 1]) + " to below " + text(different[i]));
    }
    groups.add(text(different[different.length - 1]) + " and above");
    if (someEmpty) {
      groups.add(EMPTY);
    }
    return new Grouping(groups, different);
  }

  /** All groups, in the order of their values. */
  List<String> groups() {
    return groups;
  }

  /** The group of a value. */
  String group(String value) {
    if (borders == null || value.isEmpty()) {
      return named(value);
    }
    double number = number(value).orElseThrow();
    return groups.get((int) Arrays.stream(borders).filter(border -> number >= border).count());
  }

  private static String named(String value) {
    return value.isEmpty() ? EMPTY : value;
  }

  private static OptionalDouble number(String value) {
    try {
      double number = Double.parseDouble(value);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static String text(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
