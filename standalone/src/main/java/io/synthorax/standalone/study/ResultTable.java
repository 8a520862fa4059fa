package io.synthorax.standalone.study;

import io.synthorax.contracts.Figure;
import io.synthorax.contracts.StudyCompleted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The study's answer as text, values with their 95 % intervals: a row per training set, a column
 * per figure about all classes; then a table per figure about one class, with a column per class.
 */
public final class ResultTable {
  private static final String MISSING = "-";

  private ResultTable() {}

  /** Empty when there are no rows. */
  public static String of(List<StudyCompleted.Row> rows) {
    StringBuilder text = new StringBuilder();
    text.append(table(rows, "trained on", f -> f.label().isEmpty(), Figure::name));
    figures(rows).stream()
        .filter(figure -> figure.label().isPresent())
        .map(Figure::name)
        .distinct()
        .forEach(name -> text.append(perClass(rows, name)));
    rows.stream()
        .map(StudyCompleted.Row::composition)
        .distinct()
        .forEach(c -> text.append("  %-13s%s%n".formatted(c.code(), c.meaning())));
    return text.toString();
  }

  private static String perClass(List<StudyCompleted.Row> rows, String name) {
    return table(
        rows,
        name,
        figure -> figure.name().equals(name) && figure.label().isPresent(),
        figure -> figure.label().map(Object::toString).orElse(""));
  }

  private static List<Figure> figures(List<StudyCompleted.Row> rows) {
    return rows.stream().flatMap(row -> row.figures().stream()).toList();
  }

  private static String table(
      List<StudyCompleted.Row> rows,
      String corner,
      Predicate<Figure> chosen,
      Function<Figure, String> column) {
    List<String> columns = figures(rows).stream().filter(chosen).map(column).distinct().toList();
    if (columns.isEmpty()) {
      return "";
    }
    List<List<String>> cells = new ArrayList<>();
    cells.add(line(corner, columns));
    for (StudyCompleted.Row row : rows) {
      Map<String, String> values = new HashMap<>();
      row.figures().stream().filter(chosen).forEach(f -> values.put(column.apply(f), value(f)));
      List<String> texts = columns.stream().map(c -> values.getOrDefault(c, MISSING)).toList();
      cells.add(line(name(row, models(rows)), texts));
    }
    return layout(cells) + System.lineSeparator();
  }

  private static long models(List<StudyCompleted.Row> rows) {
    return rows.stream().map(StudyCompleted.Row::model).distinct().count();
  }

  /** The model is named where there are several. */
  private static String name(StudyCompleted.Row row, long models) {
    return models == 1 ? row.composition().code() : row.model() + "  " + row.composition().code();
  }

  private static List<String> line(String first, List<String> others) {
    List<String> line = new ArrayList<>(List.of(first));
    line.addAll(others);
    return line;
  }

  private static String value(Figure figure) {
    if (figure.value().isEmpty()) {
      return MISSING;
    }
    String value = number(figure.value().getAsDouble());
    if (figure.low().isEmpty() || figure.high().isEmpty()) {
      return value;
    }
    return value
        + " ["
        + number(figure.low().getAsDouble())
        + ", "
        + number(figure.high().getAsDouble())
        + "]";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String layout(List<List<String>> cells) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : cells) {
      text.append("  ");
      for (int column = 0; column < line.size(); column++) {
        int at = column;
        int width = cells.stream().mapToInt(row -> row.get(at).length()).max().orElse(1);
        text.append(String.format("%-" + (width + 2) + "s", line.get(column)));
      }
      text.append(System.lineSeparator());
    }
    return text.toString();
  }
}
