package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder holds by its labels; no scan has been opened yet. Every file exists inside of the
 * folder and is listed once.
 *
 * @param table the label file, or the folder itself without one; where errors point to
 * @param classes in the order of the label values of the data set
 * @param phantom whether the folder says that its images are drawn
 * @param leftOut number of scans that are there and not listed, by reason
 * @param notes how the labels were read, in sentences that name nothing of the user's
 */
public record Listing(
    Path folder,
    Path table,
    List<ClassLabel> classes,
    List<LabelledScan> scans,
    List<String> attributeNames,
    boolean patientsKnown,
    boolean splitGiven,
    boolean phantom,
    SortedMap<String, Integer> leftOut,
    List<String> notes) {

  /** The same, with scans counted that were left out before the folder was listed. */
  public Listing leavingOut(Map<String, Integer> further) {
    SortedMap<String, Integer> all = new TreeMap<>(leftOut);
    further.forEach((reason, count) -> all.merge(reason, count, Integer::sum));
    return new Listing(
        folder,
        table,
        classes,
        scans,
        attributeNames,
        patientsKnown,
        splitGiven,
        phantom,
        all,
        notes);
  }

  /** Where a scan is listed. */
  IntakeException.Place place(LabelledScan scan, String field) {
    return new IntakeException.Place(table, scan.row(), scan.row() == 0 ? null : field);
  }
}
