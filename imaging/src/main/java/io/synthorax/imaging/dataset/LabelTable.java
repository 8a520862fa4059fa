package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The table {@code labels.csv}: UTF-8 with or without byte order mark, commas, quotes as in RFC
 * 4180, any line ends, a header with at least file and label; patient and split are known, all
 * further columns are kept as attributes. Column names are matched in lower case.
 */
final class LabelTable implements LabelSource {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
  private static final Set<String> KNOWN = Set.of("file", "label", "patient", "split");
  private static final String ALLOWED_TABLE =
      "UTF-8, comma separated, with the columns file and label, and perhaps patient and split";

  private final Path folder;
  private final Path table;
  private final Set<ClassLabel> wanted;
  private final FileRule files;
  private final Map<String, String> interned = new HashMap<>();
  private TableHeader header;

  LabelTable(Path folder, Path table, List<ClassLabel> wanted) throws IOException {
    this.folder = folder;
    this.table = table;
    this.wanted = Set.copyOf(new HashSet<>(wanted));
    this.files = new FileRule(folder);
  }

  @Override
  public List<String> attributeNames() {
    return header.names().stream().filter(name -> !KNOWN.contains(name)).toList();
  }

  @Override
  public List<LabelledScan> scans(Set<String> labels) throws IOException {
    try (Reader reader = reader();
        CSVParser rows = FORMAT.parse(reader)) {
      return scans(rows, labels);
    } catch (UncheckedIOException | java.nio.charset.CharacterCodingException e) {
      throw unreadable(e);
    } catch (IOException e) {
      if (e.getMessage() != null && e.getMessage().contains("invalid char")) {
        throw unreadable(e);
      }
      throw e;
    }
  }

  private List<LabelledScan> scans(CSVParser rows, Set<String> labels) {
    List<LabelledScan> scans = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (CSVRecord row : rows) {
      int number = Math.toIntExact(row.getRecordNumber());
      if (number == 1) {
        header = TableHeader.of(row, table, ALLOWED_TABLE);
        continue;
      }
      if (row.size() == 1 && row.get(0).isBlank()) {
        continue;
      }
      ClassLabel label = LabelRule.label(value(row, number, "label"), place(number, "label"));
      labels.add(label.value());
      if (wanted.isEmpty() || wanted.contains(label)) {
        scans.add(scan(row, number, label, seen));
      }
    }
    if (header == null || labels.isEmpty()) {
      throw new IntakeException(Problem.NO_ROWS, Place.of(table), "", ALLOWED_TABLE);
    }
    return scans;
  }

  private LabelledScan scan(
      CSVRecord row, int number, ClassLabel label, Map<String, Integer> seen) {
    String file = files.require(value(row, number, "file"), place(number, "file"));
    Integer before = seen.putIfAbsent(file, number);
    if (before != null) {
      throw new IntakeException(
          Problem.FILE_TWICE,
          place(number, "file"),
          file + " is also in row " + before,
          "every file in one row");
    }
    String patient = value(row, number, "patient");
    String split = value(row, number, "split");
    return new LabelledScan(
        file,
        label,
        patient.isEmpty() ? null : interned(patient),
        split.isEmpty() ? null : part(split, number),
        number,
        attributes(row, number));
  }

  private Part part(String split, int number) {
    return LabelRule.part(split)
        .orElseThrow(
            () ->
                new IntakeException(
                    Problem.SPLIT_UNKNOWN, place(number, "split"), split, LabelRule.ALLOWED_SPLIT));
  }

  private List<String> attributes(CSVRecord row, int number) {
    return attributeNames().stream().map(name -> interned(value(row, number, name))).toList();
  }

  /** The stripped value of a column; empty if the table has no such column. */
  private String value(CSVRecord row, int number, String column) {
    int index = header.names().indexOf(column);
    if (index < 0) {
      return "";
    }
    if (index >= row.size()) {
      throw new IntakeException(
          Problem.VALUE_MISSING,
          place(number, column),
          row.size() + " of " + header.names().size() + " columns",
          "as many values as the header has columns");
    }
    return row.get(index).strip();
  }

  /** Few distinct values fill many rows: each is kept once. */
  private String interned(String value) {
    return interned.computeIfAbsent(value, same -> same);
  }

  private Place place(int row, String field) {
    return new Place(table, row, field);
  }

  private IntakeException unreadable(Exception cause) {
    IntakeException refusal =
        new IntakeException(Problem.UNREADABLE_TABLE, Place.of(table), "", ALLOWED_TABLE);
    refusal.initCause(cause);
    return refusal;
  }

  private Reader reader() throws IOException {
    if (!Files.isRegularFile(table)) {
      throw new IntakeException(
          Problem.UNREADABLE_TABLE, Place.of(folder), "labels.csv is no file", ALLOWED_TABLE);
    }
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(table), StandardCharsets.UTF_8.newDecoder()),
            1 << 16);
    reader.mark(1);
    int first = reader.read();
    if (first >= 0 && first != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }
}
