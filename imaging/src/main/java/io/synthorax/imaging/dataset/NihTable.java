package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * NIH ChestX-ray14's {@code Data_Entry_2017*.csv}, and the table of the sample on Kaggle. Only
 * columns before the header's two traps are read: {@code OriginalImage[Width,Height]} has a comma
 * inside of its name, and some copies end the header with one comma more. Images are found by their
 * name in any sub-folder; most people have only some of the archives, so rows without an image are
 * counted, not refused. The official {@code test_list.txt}, where it lies beside the table, gives
 * the split.
 */
final class NihTable implements LabelSource {
  static final List<String> REQUIRED = List.of("image index", "finding labels", "patient id");
  static final String TEST_LIST = "test_list.txt";
  private static final String ALLOWED =
      "NIH's table with the columns Image Index, Finding Labels, Patient ID and View Position";

  private final CsvTable table;
  private final FileIndex files;
  private final FindingRule rule;
  private final Set<String> test = new HashSet<>();

  NihTable(Path folder, Path table, List<ClassLabel> wanted) throws IOException {
    this.table = new CsvTable(table, REQUIRED, ALLOWED);
    this.files = new FileIndex(folder);
    this.rule = new FindingRule(wanted);
    Path list = folder.resolve(TEST_LIST);
    if (Files.isRegularFile(list)) {
      Files.readAllLines(list).stream().map(String::strip).forEach(test::add);
    }
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
    List<String> notes = new ArrayList<>();
    notes.add("The labels were read as those of NIH ChestX-ray14.");
    notes.add(FindingRule.RULE);
    if (!test.isEmpty()) {
      notes.add("The test part is NIH's own list.");
    }
    return notes;
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
          "not one image that the table names",
          "the images in any sub-folder beside the table");
    }
    return scans;
  }

  private Optional<LabelledScan> scan(CsvTable.Row row, Set<String> labels, Set<String> seen) {
    String name = row.value("image index");
    Optional<String> file = files.find(name, row.place("image index"));
    if (file.isEmpty()) {
      rule.leaveOut("no-image");
      return Optional.empty();
    }
    if (!seen.add(name)) {
      throw new IntakeException(
          Problem.FILE_TWICE, row.place("image index"), name, "every image in one row");
    }
    String patient = row.value("patient id");
    if (patient.isEmpty()) {
      throw new IntakeException(
          Problem.VALUE_MISSING, row.place("patient id"), "", "a patient in every row");
    }
    List<String> attributes =
        List.of(row.value("view position"), row.value("patient gender"), row.value("patient age"));
    return rule.label(List.of(row.value("finding labels").split("\\|")), labels)
        .map(
            label ->
                new LabelledScan(file.get(), label, patient, part(name), row.number, attributes));
  }

  private Part part(String name) {
    if (test.isEmpty()) {
      return null;
    }
    return test.contains(name) ? Part.TEST : Part.TRAIN;
  }
}
