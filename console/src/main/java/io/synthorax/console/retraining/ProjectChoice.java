package io.synthorax.console.retraining;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Project;
import io.synthorax.contracts.ProjectId;
import io.synthorax.contracts.ProjectSources;
import io.synthorax.contracts.Recipe;
import io.synthorax.contracts.Resolution;
import io.synthorax.contracts.RetrainingPolicy;
import io.synthorax.contracts.StudyDefaults;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a person decides about a project; whatever is left out is decided as for a study.
 *
 * @param width what the budget can train if left out
 * @param policy after 100 new labelled scans and ten quiet minutes if left out
 */
public record ProjectChoice(
    ProjectId project,
    List<ClassLabel> classes,
    Resolution resolution,
    Budget budget,
    Double width,
    Long seed,
    Optional<Boolean> phantom,
    ProjectSources sources,
    RetrainingPolicy policy) {
  private static final RetrainingPolicy USUAL =
      new RetrainingPolicy(100, Optional.empty(), Duration.ofMinutes(10));

  public ProjectChoice {
    if (resolution == null) {
      throw new RequestRefused(
          "resolution is missing", "resolution", Resolution.ALLOWED.toString());
    }
    seed = seed == null ? 1 : seed;
    policy = policy == null ? USUAL : policy;
  }

  /** The whole project; throws {@link io.synthorax.contracts.ContractViolation}. */
  public Project complete() {
    StudyDefaults defaults = StudyDefaults.of(phantom.orElse(false));
    Budget training = budget == null ? defaults.budget() : budget;
    return new Project(
        project,
        classes,
        StudyDefaults.training(Recipe.DEFAULT, resolution, width, training),
        defaults.evaluation(),
        defaults.utility(),
        training,
        seed,
        phantom,
        sources,
        policy);
  }
}
