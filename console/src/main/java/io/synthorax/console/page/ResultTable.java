package io.synthorax.console.page;

import io.synthorax.contracts.Composition;
import io.synthorax.contracts.Figure;
import io.synthorax.contracts.StudyCompleted;
import java.util.List;

/**
 * The result table: a line per composition, a column per figure about all classes together; those
 * of single classes stand in the report.
 */
record ResultTable(List<String> columns, List<Line> lines) {

  /** A line; the cells are parallel to the columns. */
  record Line(Composition composition, String model, List<String> cells) {}

  static ResultTable of(List<StudyCompleted.Row> rows) {
    List<String> columns =
        rows.stream()
            .flatMap(row -> row.figures().stream())
            .filter(figure -> figure.label().isEmpty())
            .map(Figure::name)
            .distinct()
            .toList();
    return new ResultTable(columns, rows.stream().map(row -> line(row, columns)).toList());
  }

  private static Line line(StudyCompleted.Row row, List<String> columns) {
    List<String> cells = columns.stream().map(column -> cell(row, column)).toList();
    return new Line(row.composition(), row.model(), cells);
  }

  private static String cell(StudyCompleted.Row row, String column) {
    return row.figures().stream()
        .filter(figure -> figure.label().isEmpty() && figure.name().equals(column))
        .findFirst()
        .map(Wording::text)
        .orElse("–");
  }
}
