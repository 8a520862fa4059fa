package io.synthorax.contracts;

import java.util.List;

/**
 * Everything that decides a study: who asks the same gets the same study.
 *
 * @param classes a run each, in this order
 * @param budget of one run
 */
public record StudyRequest(
    DatasetId dataset,
    List<ClassLabel> classes,
    TrainingSpecification training,
    EvaluationSpecification evaluation,
    UtilitySpecification utility,
    Budget budget,
    long seed) {
  public StudyRequest {
    Require.that(dataset != null, "dataset", "the id of a registered data set", null);
    Require.that(classes != null && classes.size() >= 2, "classes", "at least two", classes);
    Require.that(
        classes.stream().distinct().count() == classes.size(), "classes", "each once", classes);
    Require.that(training != null, "training", "a training specification", null);
    Require.that(evaluation != null, "evaluation", "an evaluation specification", null);
    Require.that(utility != null, "utility", "a utility specification", null);
    Require.that(budget != null, "budget", Budget.Grammar.allowed(), null);
    classes = List.copyOf(classes);
  }

  /** The id: the first 12 hexadecimal digits of the SHA-256 of the request's JSON. */
  public StudyId study() {
    return new StudyId("s" + Json.hash(this).substring(0, 12));
  }
}
