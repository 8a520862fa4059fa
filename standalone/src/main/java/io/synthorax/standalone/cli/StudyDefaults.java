package io.synthorax.standalone.cli;

import io.synthorax.contracts.Budget;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.UtilitySpecification;

/** What a study does unless the user says otherwise. */
record StudyDefaults(
    double width, Budget budget, EvaluationSpecification evaluation, UtilitySpecification utility) {

  /** Phantoms are for a first look: the whole line within ten minutes on two cores. */
  static StudyDefaults of(boolean phantoms) {
    return phantoms ? firstLook() : realScans();
  }

  private static StudyDefaults realScans() {
    return new StudyDefaults(
        1, Budget.parse("3m"), EvaluationSpecification.standard(), UtilitySpecification.standard());
  }

  private static StudyDefaults firstLook() {
    UtilitySpecification standard = UtilitySpecification.standard();
    return new StudyDefaults(
        0.5,
        Budget.parse("40s"),
        new EvaluationSpecification(8_000, 250, 64, 100, 5),
        new UtilitySpecification(
            standard.compositions(),
            8,
            100,
            standard.batchSize(),
            standard.learningRate(),
            standard.seeds()));
  }
}
