package io.synthorax.standalone.study;

import io.synthorax.contracts.Figure;
import io.synthorax.contracts.StudyCompleted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The study's answer as text: a row per training set, a column per figure, first those about all
 * classes, then those about one; values with their 95 % intervals.
 */
public final class ResultTable {
  private static final String MISSING = "-";

  private ResultTable() {}

  /** Empty when there are no rows. */
  public static String of(List<StudyCompleted.Row> rows) {
    StringBuilder text = new StringBuilder();
    for (boolean aboutClass : new boolean[] {false, true}) {
      List<List<String>> cells = cells(rows, aboutClass);
      if (cells.get(0).size() > 1) {
        text.append(layout(cells)).append(System.lineSeparator());
      }
    }
    rows.stream()
        .map(StudyCompleted.Row::composition)
        .distinct()
        .forEach(c -> text.append("  %-4s%s%n".formatted(c.code(), c.meaning())));
    return text.toString();
  }

  private static List<List<String>> cells(List<StudyCompleted.Row> rows, boolean aboutClass) {
    Set<String> columns = new LinkedHashSet<>();
    rows.stream()
        .flatMap(row -> row.figures().stream())
        .filter(figure -> figure.label().isPresent() == aboutClass)
        .forEach(figure -> columns.add(column(figure)));
    List<List<String>> cells = new ArrayList<>();
    List<String> header = new ArrayList<>(List.of("trained on"));
    header.addAll(columns);
    cells.add(header);
    for (StudyCompleted.Row row : rows) {
      List<String> line = new ArrayList<>(List.of(row.composition().code()));
      for (String column : columns) {
        line.add(find(row, column).map(ResultTable::value).orElse(MISSING));
      }
      cells.add(line);
    }
    return cells;
  }

  private static Optional<Figure> find(StudyCompleted.Row row, String column) {
    return row.figures().stream().filter(figure -> column(figure).equals(column)).findFirst();
  }

  private static String column(Figure figure) {
    return figure.label().map(label -> figure.name() + " " + label).orElse(figure.name());
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
