package io.synthorax.console.study;

import io.synthorax.console.RequestRefused;
import io.synthorax.contracts.Budget;
import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.Composition;
import io.synthorax.contracts.DatasetId;
import io.synthorax.contracts.Generators;
import io.synthorax.contracts.Recipe;
import io.synthorax.contracts.StudyId;
import java.util.List;
import java.util.Optional;

/**
 * What a person decides about a study; whatever is left out is decided as the command line does.
 *
 * @param classes all of the data set's if left out
 * @param width what the budget can train if left out
 * @param startFrom an earlier study whose generators are the start
 */
public record StudyChoice(
    DatasetId dataset,
    List<ClassLabel> classes,
    Budget budget,
    Double width,
    Recipe recipe,
    Generators generators,
    List<Composition> compositions,
    Long seed,
    Optional<StudyId> startFrom) {
  public StudyChoice {
    if (dataset == null) {
      throw new RequestRefused("dataset is missing", "dataset", "the id of a registered data set");
    }
    recipe = recipe == null ? Recipe.DEFAULT : recipe;
    seed = seed == null ? 1 : seed;
  }
}
