package io.synthorax.imaging.dataset;

import io.synthorax.contracts.Confounder;
import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The columns of a listing that were named as confounders: few values, or numbers in four groups. A
 * column that could tell who somebody is does not leave the label table: it is refused.
 */
final class ConfounderColumns {
  /** More values than that are groups too small to say anything, or identities. */
  static final int MOST_VALUES = 20;

  private static final int MOST_COLUMNS = 8;
  private static final int LONGEST_VALUE = 40;

  private static final Pattern IDENTITY =
      Pattern.compile(
          ".*(patient.*(id|name|num|no)|mrn|accession|uid|birth|image.?index|file).*"
              + "|patient|name|id|label|split");

  private static final String ALLOWED =
      "further columns with at most "
          + MOST_VALUES
          + " different values of at most "
          + LONGEST_VALUE
          + " characters, or with numbers; none that identifies patients or images; at most "
          + MOST_COLUMNS
          + " columns, each once";

  private final List<Column> columns;

  private record Column(int attribute, Grouping grouping) {
    String group(LabelledScan scan) {
      return grouping.group(scan.attributes().get(attribute));
    }
  }

  private final List<Confounder> described = new ArrayList<>();

  private ConfounderColumns(List<Column> columns, List<String> names) {
    this.columns = columns;
    for (int i = 0; i < columns.size(); i++) {
      described.add(new Confounder(names.get(i), columns.get(i).grouping.groups()));
    }
  }

  /** Finds the columns, in any case of letters; throws {@link IntakeException}. */
  static ConfounderColumns of(Listing listing, List<String> named) {
    List<String> names = named.stream().map(n -> n.strip().toLowerCase(Locale.ROOT)).toList();
    if (names.size() > MOST_COLUMNS || new HashSet<>(names).size() < names.size()) {
      throw refused(listing, String.join(", ", names), "too many, or one twice");
    }
    return new ConfounderColumns(names.stream().map(n -> column(listing, n)).toList(), names);
  }

  private static Column column(Listing listing, String name) {
    if (IDENTITY.matcher(name).matches()) {
      throw refused(listing, name, "its name is one of an identity");
    }
    int attribute = listing.attributeNames().indexOf(name);
    if (attribute < 0) {
      throw refused(listing, name, "the table has no such column, but " + listing.attributeNames());
    }
    List<String> values =
        listing.scans().stream().map(scan -> scan.attributes().get(attribute)).toList();
    Grouping grouping =
        Grouping.of(values, MOST_VALUES, LONGEST_VALUE)
            .orElseThrow(
                () -> refused(listing, name, "it has too many different values, or too long ones"));
    var column = new Column(attribute, grouping);
    requireShared(listing, name, column);
    return column;
  }

  /** Where every value is of one patient alone, the column is an identity under another name. */
  private static void requireShared(Listing listing, String name, Column column) {
    Map<String, String> owners = new HashMap<>();
    for (LabelledScan scan : listing.scans()) {
      String owner = scan.patient() == null ? scan.file() : scan.patient();
      String other = owners.putIfAbsent(column.group(scan), owner);
      if (other != null && !other.equals(owner)) {
        return;
      }
    }
    throw refused(listing, name, "each of its values is of one patient alone");
  }

  private static IntakeException refused(Listing listing, String name, String why) {
    return new IntakeException(
        Problem.CONFOUNDER_NOT_ALLOWED, new Place(listing.table(), 1, name), why, ALLOWED);
  }

  /** How many there are. */
  int count() {
    return columns.size();
  }

  /** Their names and values. */
  List<Confounder> described() {
    return List.copyOf(described);
  }

  /** The values of a scan, one byte for each confounder. */
  byte[] of(LabelledScan scan) {
    byte[] values = new byte[columns.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) described.get(i).values().indexOf(columns.get(i).group(scan));
    }
    return values;
  }
}
