package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table {@code labels.csv}: a header with at least file and label; patient and split are known,
 * all further columns are kept as attributes.
 */
final class LabelTable implements LabelSource {
  static final List<String> REQUIRED = List.of("file", "label");
  private static final Set<String> KNOWN = Set.of("file", "label", "patient", "split");
  private static final String ALLOWED_TABLE =
      "UTF-8, comma separated, with the columns file and label, and perhaps patient and split";

  private final CsvTable table;
  private final Set<ClassLabel> wanted;
  private final FileRule files;
  private final Map<String, Integer> seen = new HashMap<>();

  LabelTable(Path folder, Path table, List<ClassLabel> wanted) throws IOException {
    this.table = new CsvTable(table, REQUIRED, ALLOWED_TABLE);
    this.wanted = Set.copyOf(new HashSet<>(wanted));
    this.files = new FileRule(folder);
  }

  @Override
  public Path place() {
    return table.path();
  }

  @Override
  public List<String> attributeNames() {
    return table.columns().stream().filter(name -> !KNOWN.contains(name)).toList();
  }

  @Override
  public List<LabelledScan> scans(Set<String> labels) throws IOException {
    List<LabelledScan> scans = new ArrayList<>();
    table.rows(
        row -> {
          ClassLabel label = LabelRule.label(row.value("label"), row.place("label"));
          labels.add(label.value());
          if (wanted.isEmpty() || wanted.contains(label)) {
            scans.add(scan(row, label));
          }
        });
    return scans;
  }

  private LabelledScan scan(CsvTable.Row row, ClassLabel label) {
    String file = files.require(row.value("file"), row.place("file"));
    Integer before = seen.putIfAbsent(file, row.number);
    if (before != null) {
      throw new IntakeException(
          Problem.FILE_TWICE,
          row.place("file"),
          file + " is also in row " + before,
          "every file in one row");
    }
    String patient = row.value("patient");
    String split = row.value("split");
    return new LabelledScan(
        file,
        label,
        patient.isEmpty() ? null : patient,
        split.isEmpty() ? null : part(split, row),
        row.number,
        attributeNames().stream().map(row::value).toList());
  }

  private static Part part(String split, CsvTable.Row row) {
    return LabelRule.part(split)
        .orElseThrow(
            () ->
                new IntakeException(
                    Problem.SPLIT_UNKNOWN, row.place("split"), split, LabelRule.ALLOWED_SPLIT));
  }
}
