package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.imaging.dataset.IntakeException.Place;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Lists a folder of labelled scans: by its {@code labels.csv} or the table of a public data set if
 * it has one, else by one sub-folder per class, directly or below train, test and validation.
 * Throws {@link IntakeException}.
 */
public final class FolderListing {
  /** The label file's name. */
  public static final String TABLE = "labels.csv";

  /** A file of this name in the folder says that the images are drawn. */
  public static final String PHANTOM_MARK = "PHANTOM.txt";

  private final List<ClassLabel> wanted;

  /** Lists all classes. */
  public FolderListing() {
    this(List.of());
  }

  /** Lists the wanted classes only, in this order; all if there are none. */
  public FolderListing(List<ClassLabel> wanted) {
    this.wanted = List.copyOf(wanted);
  }

  /** Reads the labels of a folder. */
  public Listing of(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IntakeException(
          Problem.FOLDER_MISSING, Place.of(folder), "", "an existing folder of scans");
    }
    LabelSource source = Layouts.recognize(folder, wanted);
    Set<String> labels = new TreeSet<>();
    List<LabelledScan> listed = source.scans(labels);
    List<ClassLabel> classes = classes(source.place(), labels);
    List<String> notes = new ArrayList<>(source.notes());
    if (source instanceof ClassFolders) {
      Optional<List<LabelledScan>> named = KermanyNames.patients(listed);
      named.ifPresent(known -> notes.add(KermanyNames.NOTE));
      listed = named.orElse(listed);
    }
    DicomColumns dicom = new DicomColumns(folder, source.attributeNames());
    List<LabelledScan> scans = dicom.complete(listed);
    if (dicom.any()) {
      notes.add(DicomColumns.NOTE);
    }
    return listing(folder, source, classes, scans, dicom.attributeNames(), notes);
  }

  private static Listing listing(
      Path folder,
      LabelSource source,
      List<ClassLabel> classes,
      List<LabelledScan> scans,
      List<String> attributeNames,
      List<String> notes) {
    Path place = source.place();
    return new Listing(
        folder,
        place,
        classes,
        List.copyOf(scans),
        attributeNames,
        requireAllOrNone(place, scans, "patient", scan -> scan.patient() != null),
        requireAllOrNone(place, scans, "split", scan -> scan.givenPart() != null),
        Files.exists(folder.resolve(PHANTOM_MARK)) || saysPhantom(attributeNames, scans),
        new TreeMap<>(source.leftOut()),
        List.copyOf(notes));
  }

  private List<ClassLabel> classes(Path place, Set<String> found) {
    requireDistinct(place, found);
    for (ClassLabel label : wanted) {
      if (!found.contains(label.value())) {
        throw new IntakeException(
            Problem.CLASS_ABSENT,
            Place.of(place),
            label.value() + " is not among " + String.join(", ", found),
            "classes that occur");
      }
    }
    List<ClassLabel> classes = new ArrayList<>(wanted);
    if (wanted.isEmpty()) {
      found.stream().sorted(customary()).map(ClassLabel::new).forEach(classes::add);
    }
    if (new HashSet<>(classes).size() < 2) {
      throw new IntakeException(
          Problem.ONE_CLASS, Place.of(place), String.join(", ", found), "two classes or more");
    }
    return classes.stream().distinct().toList();
  }

  /** The paper's order; labels that it does not know follow alphabetically. */
  private static Comparator<String> customary() {
    return Comparator.<String>comparingInt(
            label -> Math.floorMod(FindingRule.CUSTOMARY.indexOf(label), Integer.MAX_VALUE))
        .thenComparing(Comparator.naturalOrder());
  }

  private static void requireDistinct(Path place, Set<String> found) {
    Map<String, String> byLowerCase = new HashMap<>();
    for (String label : found) {
      String other = byLowerCase.put(label.toLowerCase(Locale.ROOT), label);
      if (other != null) {
        throw new IntakeException(
            Problem.LABELS_ALIKE,
            Place.of(place),
            other + " and " + label,
            "one spelling for each class");
      }
    }
  }

  private static boolean saysPhantom(List<String> attributeNames, List<LabelledScan> scans) {
    int source = attributeNames.indexOf("source");
    return source >= 0
        && scans.stream().anyMatch(scan -> scan.attributes().get(source).equals("phantom"));
  }

  private static boolean requireAllOrNone(
      Path place,
      List<LabelledScan> scans,
      String field,
      java.util.function.Predicate<LabelledScan> given) {
    boolean any = scans.stream().anyMatch(given);
    if (!any) {
      return false;
    }
    for (LabelledScan scan : scans) {
      if (!given.test(scan)) {
        throw new IntakeException(
            Problem.VALUE_MISSING,
            new Place(place, scan.row(), field),
            scan.file(),
            scan.row() == 0
                ? "a " + field + " in every DICOM header, or in none; or a labels.csv that has them"
                : "a value in every row, or in none");
      }
    }
    return true;
  }
}
