package io.synthorax.contracts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A patient's withdrawal from a project, and what has seen their scans; its receipt.
 *
 * @param patientKey a keyed hash, never an identity
 * @param scans SHA-256 of the images that were removed
 * @param affected what was made of them before
 */
public record Withdrawal(
    ProjectId project,
    String patientKey,
    Instant at,
    List<String> scans,
    List<AffectedRetraining> affected) {

  /**
   * A retraining that used scans of the patient.
   *
   * @param number of its trigger
   * @param dataset absent if it was not made yet; it holds the scans until it is deleted
   * @param study absent if it was not made yet
   * @param generators classes whose generators were trained or selected on them
   * @param served those of them that were served at the time
   * @param exports whether the study's results were handed out
   */
  public record AffectedRetraining(
      int number,
      Optional<DatasetId> dataset,
      Optional<StudyId> study,
      List<ClassLabel> generators,
      List<ClassLabel> served,
      boolean exports) {}
}
