package io.synthorax.imaging.dataset;

import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table with a header: UTF-8 with or without byte order mark, commas, quotes as in RFC 4180, any
 * line ends. Column names are matched in lower case. Throws {@link IntakeException}.
 */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

  /** A row below the header, which is row 1. */
  final class Row {
    final int number;
    private final CSVRecord values;

    private Row(int number, CSVRecord values) {
      this.number = number;
      this.values = values;
    }

    /** The stripped value of a column; empty if the table has no such column. */
    String value(String column) {
      int index = header.names().indexOf(column);
      if (index < 0) {
        return "";
      }
      if (index >= values.size()) {
        throw new IntakeException(
            Problem.VALUE_MISSING,
            place(column),
            values.size() + " of " + header.names().size() + " columns",
            "as many values as the header has columns");
      }
      // Few distinct values fill many rows: each is kept once.
      return interned.computeIfAbsent(values.get(index).strip(), same -> same);
    }

    Place place(String column) {
      return new Place(path, number, column);
    }
  }

  private final Path path;
  private final List<String> required;
  private final String allowed;
  private final Map<String, String> interned = new HashMap<>();
  private TableHeader header;

  /**
   * A table that is not opened yet.
   *
   * @param allowed what the table should be, for errors
   */
  CsvTable(Path path, List<String> required, String allowed) {
    this.path = path;
    this.required = required;
    this.allowed = allowed;
  }

  /** The column names in lower case; none if the file does not begin like a table. */
  static List<String> columns(Path path) throws IOException {
    try (Reader reader = reader(path);
        CSVParser rows = FORMAT.parse(reader)) {
      var first = rows.iterator();
      return first.hasNext()
          ? first.next().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList()
          : List.of();
    } catch (UncheckedIOException | CharacterCodingException e) {
      return List.of();
    }
  }

  Path path() {
    return path;
  }

  /** The column names; to be asked after {@link #rows}. */
  List<String> columns() {
    return header.names();
  }

  /** Hands over every row that is not empty. */
  void rows(Consumer<Row> consumer) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IntakeException(
          Problem.UNREADABLE_TABLE,
          Place.of(path.getParent()),
          path.getFileName() + " is no file",
          allowed);
    }
    try (Reader reader = reader(path);
        CSVParser rows = FORMAT.parse(reader)) {
      rows(rows, consumer);
    } catch (UncheckedIOException | CharacterCodingException e) {
      throw unreadable(e);
    } catch (IOException e) {
      if (e.getMessage() != null && e.getMessage().contains("invalid char")) {
        throw unreadable(e);
      }
      throw e;
    }
  }

  private void rows(CSVParser rows, Consumer<Row> consumer) {
    boolean any = false;
    for (CSVRecord values : rows) {
      int number = Math.toIntExact(values.getRecordNumber());
      if (number == 1) {
        header = TableHeader.of(values, path, required, allowed);
      } else if (values.size() > 1 || !values.get(0).isBlank()) {
        any = true;
        consumer.accept(new Row(number, values));
      }
    }
    if (!any) {
      throw new IntakeException(Problem.NO_ROWS, Place.of(path), "", allowed);
    }
  }

  private IntakeException unreadable(Exception cause) {
    IntakeException refusal =
        new IntakeException(Problem.UNREADABLE_TABLE, Place.of(path), "", allowed);
    refusal.initCause(cause);
    return refusal;
  }

  private static Reader reader(Path path) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder()),
            1 << 16);
    reader.mark(1);
    int first = reader.read();
    if (first >= 0 && first != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
