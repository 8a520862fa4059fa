package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import java.nio.file.Path;
import java.util.List;

/**
 * What a folder holds by its labels; no scan has been opened yet. Every file exists inside of the
 * folder and is listed once.
 *
 * @param table the label file, or the folder itself without one; where errors point to
 * @param classes in the order of the label values of the data set
 * @param phantom whether the folder says that its images are drawn
 */
public record Listing(
    Path folder,
    Path table,
    List<ClassLabel> classes,
    List<LabelledScan> scans,
    List<String> attributeNames,
    boolean patientsKnown,
    boolean splitGiven,
    boolean phantom) {

  /** Where a scan is listed. */
  IntakeException.Place place(LabelledScan scan, String field) {
    return new IntakeException.Place(table, scan.row(), scan.row() == 0 ? null : field);
  }
}
