package io.synthorax.imaging.dataset;

import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;

/** The column names of a label table, in lower case. */
record TableHeader(List<String> names) {

  static TableHeader of(CSVRecord row, Path table, List<String> needed, String allowed) {
    List<String> names = row.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    Place place = new Place(table, 1, null);
    if (names.size() == 1 && (names.get(0).contains(";") || names.get(0).contains("\t"))) {
      String found = names.get(0).contains(";") ? "semicolons" : "tabs";
      throw new IntakeException(Problem.WRONG_SEPARATOR, place, found, allowed);
    }
    for (String required : needed) {
      if (!names.contains(required)) {
        throw new IntakeException(
            Problem.COLUMN_MISSING,
            new Place(table, 1, required),
            "found " + String.join(", ", names),
            allowed);
      }
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw new IntakeException(
            Problem.COLUMN_TWICE, new Place(table, 1, name), "", "different column names");
      }
    }
    return new TableHeader(names);
  }
}
