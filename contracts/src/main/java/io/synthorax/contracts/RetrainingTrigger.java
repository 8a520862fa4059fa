package io.synthorax.contracts;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What set a retraining off; the receipt of the decision. Everything that follows is a function of
 * it, so that whoever goes on after a crash does the same.
 *
 * @param number 1, 2, ... within the project
 * @param reason in words
 * @param scans that the data set is made of, in its order
 * @param predecessors the study of the generator that each class starts from and is compared with;
 *     a class that is not named starts anew
 */
public record RetrainingTrigger(
    ProjectId project,
    int number,
    Instant at,
    String reason,
    List<TrainingScan> scans,
    SortedMap<ClassLabel, StudyId> predecessors) {

  /**
   * A scan as it is to be used.
   *
   * @param sha256 of its image
   */
  public record TrainingScan(String sha256, ClassLabel label, String patientKey) {}
}
