package io.synthorax.imaging.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file names of the pediatric pneumonia set of Kermany et al. 2018, which tell the patient:
 * {@code person23_bacteria_99}, {@code IM-0509-0001}, {@code NORMAL2-IM-1241-0001}. The same number
 * in another part is another person, as far as is known.
 */
final class KermanyNames {
  static final String NOTE =
      "The patients were read from file names like those of Kermany et al. (person23_..., IM-0509-...).";

  private static final Pattern NAME =
      Pattern.compile("(person\\d+)_(?:bacteria|virus)_\\d+.*|((?:NORMAL2-)?IM-\\d+)-\\d+.*");

  private KermanyNames() {}

  /** The scans with their patients; empty unless every file is named like that. */
  static Optional<List<LabelledScan>> patients(List<LabelledScan> scans) {
    List<LabelledScan> known = new ArrayList<>(scans.size());
    for (LabelledScan scan : scans) {
      Matcher name = NAME.matcher(Path.of(scan.file()).getFileName().toString());
      if (!name.matches()) {
        return Optional.empty();
      }
      String part = scan.givenPart() == null ? "" : scan.givenPart().key() + "-";
      String person = name.group(1) == null ? name.group(2) : name.group(1);
      known.add(scan.withPatient(part + person));
    }
    return scans.isEmpty() ? Optional.empty() : Optional.of(known);
  }
}
