package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ContractViolation;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A folder of scans that cannot become a data set. {@link #getMessage} is for the person who gave
 * the folder and names the file and the value; {@link #anonymousMessage} is for logs and names
 * neither, since file names carry patient numbers.
 */
public final class IntakeException extends ContractViolation {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    FOLDER_MISSING("there is no such folder"),
    NO_LABELS("neither a known label table nor one sub-folder per class"),
    TABLES_SEVERAL("more than one label table"),
    UNREADABLE_TABLE("the table cannot be read"),
    WRONG_SEPARATOR("the columns are not separated by commas"),
    COLUMN_MISSING("a required column is missing"),
    COLUMN_TWICE("two columns have the same name"),
    NO_ROWS("the table has no rows"),
    VALUE_MISSING("the value is empty"),
    LABEL_NOT_ALLOWED("the label is not allowed"),
    LABELS_ALIKE("two labels differ only in upper and lower case"),
    FILE_OUTSIDE("the file is outside of the folder"),
    FILE_MISSING("the file does not exist"),
    FILE_AMBIGUOUS("files of that name lie in several sub-folders"),
    FILE_TWICE("the file is listed twice"),
    SPLIT_UNKNOWN("the split is not known"),
    SPLIT_INCOMPLETE("the given split lacks a part"),
    PATIENT_IN_TWO_PARTS("the patient is in more than one part of the given split"),
    CLASS_ABSENT("a wanted class does not occur"),
    ONE_CLASS("fewer than two classes"),
    CLASS_TOO_SMALL("a class has too few patients"),
    CLASS_NOT_IN_PART("a class has no image in a part"),
    CONFOUNDER_NOT_ALLOWED("the column cannot be kept as a confounder"),
    LABELS_CONTRADICT("one image has two labels"),
    ARCHIVE_UNREADABLE("the ZIP file cannot be read"),
    ARCHIVE_ENTRY("the ZIP file has an entry that is not allowed"),
    ARCHIVE_TOO_LARGE("the ZIP file unpacks to more than is allowed"),
    SCAN_UNREADABLE("the scan cannot be used");

    private final String text;

    Problem(String text) {
      this.text = text;
    }
  }

  /**
   * Where it is wrong.
   *
   * @param path the folder or table
   * @param row of the table, the header being row 1; 0 if no row is meant
   * @param field the column, or null
   */
  record Place(Path path, int row, String field) {
    static Place of(Path path) {
      return new Place(path, 0, null);
    }
  }

  private final Problem problem;
  private final transient Place place;
  private final String value;
  private final String detail;
  private final String allowed;

  /**
   * Builds both texts.
   *
   * @param value what was found, told to the person only; empty if there is nothing to tell
   * @param allowed what would be right, without any value of the user's data but labels
   */
  IntakeException(Problem problem, Place place, String value, String allowed) {
    this(problem, place, value, "", allowed);
  }

  /**
   * As above.
   *
   * @param detail of the problem without any value of the user's data; empty if there is none
   */
  IntakeException(Problem problem, Place place, String value, String detail, String allowed) {
    super(place.path() + position(place) + ": " + problem.text + told(value, detail, allowed));
    this.problem = problem;
    this.place = place;
    this.value = value;
    this.detail = detail;
    this.allowed = allowed;
  }

  /**
   * The same about a folder that was unpacked: told of where it came from, not of where it lies.
   */
  public IntakeException shownAs(Path folder, Path origin) {
    if (!place.path().startsWith(folder)) {
      return this;
    }
    Path shown = origin.resolve(folder.relativize(place.path()));
    IntakeException same =
        new IntakeException(
            problem, new Place(shown, place.row(), place.field()), value, detail, allowed);
    same.initCause(this);
    return same;
  }

  public Problem problem() {
    return problem;
  }

  /** The folder or table. */
  public Path path() {
    return place.path();
  }

  /** The row of the table, the header being row 1. */
  public OptionalInt row() {
    return place.row() == 0 ? OptionalInt.empty() : OptionalInt.of(place.row());
  }

  /** The column of the table. */
  public Optional<String> field() {
    return Optional.ofNullable(place.field());
  }

  /** What would have been right. */
  public String allowed() {
    return allowed;
  }

  /** The message without path and value. */
  public String anonymousMessage() {
    return "data set refused" + position(place) + ": " + problem.text + told("", detail, allowed);
  }

  private static String position(Place place) {
    String row = place.row() == 0 ? "" : ", row " + place.row();
    return place.field() == null ? row : row + ", field '" + place.field() + "'";
  }

  private static String told(String value, String detail, String allowed) {
    return (value.isEmpty() ? "" : ": " + value)
        + (detail.isEmpty() ? "" : ": " + detail)
        + "; allowed: "
        + allowed;
  }
}
