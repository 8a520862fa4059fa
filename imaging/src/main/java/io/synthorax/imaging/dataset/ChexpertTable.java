package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CheXpert's {@code train.csv}: a column per finding, of which 1 is positive, 0 negative, -1
 * uncertain and nothing not mentioned. Frontal views only. A scan whose reader was uncertain of a
 * wanted class is left out and counted: it is in no class for certain. Paths begin with the data
 * set's own folder, which may be the one that the table lies in.
 */
final class ChexpertTable implements LabelSource {
  static final List<String> REQUIRED = List.of("path", "frontal/lateral", "ap/pa", "no finding");
  private static final Set<String> NO_FINDINGS =
      Set.of("path", "sex", "age", "frontal/lateral", "ap/pa", "support devices");
  private static final Pattern PATIENT = Pattern.compile("(?:^|/)(patient\\d+)(?:/|$)");
  private static final String ALLOWED =
      "CheXpert's table with the columns Path, Frontal/Lateral, AP/PA and one per finding";

  private final Path folder;
  private final CsvTable table;
  private final FileRule files;
  private final FindingRule rule;

  ChexpertTable(Path folder, Path table, List<ClassLabel> wanted) throws IOException {
    this.folder = folder;
    this.table = new CsvTable(table, REQUIRED, ALLOWED);
    this.files = new FileRule(folder);
    this.rule = new FindingRule(wanted);
  }

  @Override
  public Path place() {
    return table.path();
  }

  @Override
  public List<String> attributeNames() {
    return List.of("view", "sex", "age");
  }

  @Override
  public Map<String, Integer> leftOut() {
    return rule.leftOut();
  }

  @Override
  public List<String> notes() {
    return List.of(
        "The labels were read as those of CheXpert: frontal views only, and no scan of which the"
            + " reader was uncertain of one of the classes.",
        FindingRule.RULE);
  }

  @Override
  public List<LabelledScan> scans(Set<String> labels) throws IOException {
    List<LabelledScan> scans = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    table.rows(row -> scan(row, labels, seen).ifPresent(scans::add));
    if (seen.isEmpty()) {
      throw new IntakeException(
          Problem.FILE_MISSING,
          Place.of(table.path()),
          "not one frontal image that the table names",
          "the images below the folder, by the table's paths");
    }
    return scans;
  }

  private Optional<LabelledScan> scan(CsvTable.Row row, Set<String> labels, Set<String> seen) {
    if (!row.value("frontal/lateral").equalsIgnoreCase("frontal")) {
      return leaveOut("lateral-view");
    }
    Optional<String> path = existing(row.value("path"));
    if (path.isEmpty()) {
      return leaveOut("no-image");
    }
    String file = files.require(path.get(), row.place("path"));
    if (!seen.add(file)) {
      throw new IntakeException(
          Problem.FILE_TWICE, row.place("path"), file, "every image in one row");
    }
    Matcher patient = PATIENT.matcher(row.value("path"));
    if (!patient.find()) {
      throw new IntakeException(
          Problem.VALUE_MISSING, row.place("path"), file, "a path with a folder patientNUMBER");
    }
    List<String> positive = new ArrayList<>();
    for (String finding : findings()) {
      double value = value(row, finding);
      if (value < 0 && rule.wanted(spelled(finding)).isPresent()) {
        return leaveOut("uncertain");
      }
      if (value > 0) {
        positive.add(spelled(finding));
      }
    }
    return rule.label(positive, labels)
        .map(
            label ->
                new LabelledScan(
                    file,
                    label,
                    patient.group(1),
                    null,
                    row.number,
                    List.of(row.value("ap/pa"), row.value("sex"), row.value("age"))));
  }

  private Optional<LabelledScan> leaveOut(String reason) {
    rule.leaveOut(reason);
    return Optional.empty();
  }

  private List<String> findings() {
    return table.columns().stream()
        .filter(name -> !name.isEmpty() && !NO_FINDINGS.contains(name))
        .toList();
  }

  /** 1, 0 or -1. */
  private static double value(CsvTable.Row row, String finding) {
    String text = row.value(finding);
    return switch (text) {
      case "", "0", "0.0" -> 0;
      case "1", "1.0" -> 1;
      case "-1", "-1.0" -> -1;
      default ->
          throw new IntakeException(
              Problem.LABEL_NOT_ALLOWED, row.place(finding), text, "1.0, 0.0, -1.0 or nothing");
    };
  }

  /** Column names are matched in lower case, classes are spelled with capitals. */
  private static String spelled(String column) {
    StringBuilder spelled = new StringBuilder();
    for (String word : column.split(" ")) {
      spelled.append(spelled.length() == 0 ? "" : " ");
      spelled.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return spelled.toString();
  }

  private Optional<String> existing(String path) {
    int first = path.indexOf('/');
    return List.of(path, path.substring(first + 1)).stream()
        .filter(candidate -> !candidate.isEmpty() && !candidate.contains("\0"))
        .filter(candidate -> Files.isRegularFile(folder.resolve(candidate)))
        .findFirst();
  }
}
