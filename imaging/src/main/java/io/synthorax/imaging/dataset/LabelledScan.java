package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import java.util.List;

/**
 * One scan of a listing.
 *
 * @param file relative to the folder
 * @param patient the user's own patient id, or null; it never leaves this module
 * @param givenPart the part that the user wants it in, or null
 * @param row of the table, the header being row 1; 0 without a table
 * @param attributes values of the further columns, parallel to {@link Listing#attributeNames}
 */
public record LabelledScan(
    String file,
    ClassLabel label,
    String patient,
    Part givenPart,
    int row,
    List<String> attributes) {

  LabelledScan withPatient(String known) {
    return new LabelledScan(file, label, known, givenPart, row, attributes);
  }

  LabelledScan withAttributes(List<String> known) {
    return new LabelledScan(file, label, patient, givenPart, row, List.copyOf(known));
  }
}
