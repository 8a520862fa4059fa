package io.synthorax.imaging.dataset;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Part;
import io.synthorax.imaging.dataset.IntakeException.Problem;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scans of one patient, or a single scan where patients are not known: what a split moves. */
final class PatientGroup {
  final int ordinal;
  final double hash;
  final Part given;

  /** The classes of the patient's scans, as positions in the listing's classes. */
  final BitSet classes = new BitSet();

  Part part;

  private PatientGroup(int ordinal, double hash, Part given) {
    this.ordinal = ordinal;
    this.hash = hash;
    this.given = given;
  }

  /** The groups of a listing, in the order of {@link #key}s' first appearance. */
  static Map<String, PatientGroup> of(Listing listing, SplitRule rule) {
    Map<String, PatientGroup> groups = new LinkedHashMap<>();
    List<ClassLabel> classes = listing.classes();
    for (LabelledScan scan : listing.scans()) {
      String key = key(scan);
      PatientGroup group =
          groups.computeIfAbsent(
              key,
              patient -> new PatientGroup(groups.size(), rule.hash(patient), scan.givenPart()));
      if (group.given != scan.givenPart()) {
        throw new IntakeException(
            Problem.PATIENT_IN_TWO_PARTS,
            listing.place(scan, "split"),
            "patient " + key + " is in " + group.given.key() + " and " + scan.givenPart().key(),
            "all scans of a patient in one part");
      }
      group.classes.set(classes.indexOf(scan.label()));
    }
    return groups;
  }

  /** The patient of a scan, or its file where patients are not known. */
  static String key(LabelledScan scan) {
    return scan.patient() == null ? scan.file() : scan.patient();
  }
}
