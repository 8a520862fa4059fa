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
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognizes in which way a folder tells its labels: by the header of a table that lies in it, else
 * by sub-folders. {@code labels.csv} is always taken, of CheXpert's two tables {@code train.csv};
 * otherwise several tables are refused.
 */
final class Layouts {
  private static final String CHEXPERT_TRAIN = "train.csv";

  private Layouts() {}

  static LabelSource recognize(Path folder, List<ClassLabel> wanted) throws IOException {
    Path own = folder.resolve(FolderListing.TABLE);
    if (Files.exists(own)) {
      return table(folder, own, wanted);
    }
    List<Path> known = new ArrayList<>();
    for (Path candidate : tables(folder)) {
      if (isKnown(CsvTable.columns(candidate))) {
        known.add(candidate);
      }
    }
    if (known.isEmpty()) {
      return new ClassFolders(folder, wanted);
    }
    return table(folder, one(folder, known), wanted);
  }

  private static LabelSource table(Path folder, Path table, List<ClassLabel> wanted)
      throws IOException {
    Set<String> columns =
        Files.isRegularFile(table) ? new HashSet<>(CsvTable.columns(table)) : Set.of();
    if (columns.containsAll(NihTable.REQUIRED)) {
      return new NihTable(folder, table, wanted);
    }
    return columns.containsAll(ChexpertTable.REQUIRED)
        ? new ChexpertTable(folder, table, wanted)
        : new LabelTable(folder, table, wanted);
  }

  private static Path one(Path folder, List<Path> known) {
    if (known.size() == 1) {
      return known.get(0);
    }
    return known.stream()
        .filter(table -> table.getFileName().toString().equals(CHEXPERT_TRAIN))
        .findFirst()
        .orElseThrow(
            () ->
                new IntakeException(
                    Problem.TABLES_SEVERAL,
                    Place.of(folder),
                    known.stream().map(table -> table.getFileName().toString()).toList().toString(),
                    "one table of labels in the folder"));
  }

  private static boolean isKnown(List<String> columns) {
    return columns.containsAll(LabelTable.REQUIRED)
        || columns.containsAll(NihTable.REQUIRED)
        || columns.containsAll(ChexpertTable.REQUIRED);
  }

  private static List<Path> tables(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
