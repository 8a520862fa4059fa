package io.synthorax.contracts;

import java.util.List;
import java.util.Optional;

/**
 * A set of classes whose generators are trained anew as scans arrive: how they are trained, where
 * scans come from, and when it is time. Never changed once created, so that what is served can
 * always be compared with what comes after it.
 *
 * @param classes a generator each, in this order
 * @param budget of training, for each class
 * @param phantom whether its scans are drawn, not real; no, if left out
 */
public record Project(
    ProjectId project,
    List<ClassLabel> classes,
    TrainingSpecification training,
    EvaluationSpecification evaluation,
    UtilitySpecification utility,
    Budget budget,
    long seed,
    Optional<Boolean> phantom,
    ProjectSources sources,
    RetrainingPolicy policy) {
  public Project {
    Require.that(project != null, "project", Identifier.ALLOWED, null);
    Require.that(classes != null && classes.size() >= 2, "classes", "at least two", classes);
    Require.that(
        classes.stream().distinct().count() == classes.size(), "classes", "each once", classes);
    Require.that(training != null, "training", "a training specification", null);
    Require.that(evaluation != null, "evaluation", "an evaluation specification", null);
    Require.that(utility != null, "utility", "a utility specification", null);
    Require.that(budget != null, "budget", Budget.Grammar.allowed(), null);
    Require.that(policy != null, "policy", "newScans, quiet, and perhaps after", null);
    classes = List.copyOf(classes);
    sources = sources == null ? ProjectSources.UPLOAD : sources;
  }
}
