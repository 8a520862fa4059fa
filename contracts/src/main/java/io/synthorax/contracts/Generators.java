package io.synthorax.contracts;

import java.util.List;

/** Which runs a study has. Every choice takes the same training time in all. */
public enum Generators {
  /** A generator for each class, which sees nothing but that class. */
  EACH,
  /** One class-conditional generator for all classes, for as long as all runs of EACH. */
  ALL,
  /** Both kinds, each for half of the time; every class takes the better one. */
  BOTH;

  /** The runs whose checkpoints can be selected for a class. */
  List<RunId> runsCovering(ClassLabel label) {
    return switch (this) {
      case EACH -> List.of(RunId.of(label));
      case ALL -> List.of(RunId.ALL);
      case BOTH -> List.of(RunId.of(label), RunId.ALL);
    };
  }

  /**
   * The budget of a run, if {@code perClass} is what a study of so many classes spends on each of
   * them.
   */
  Budget budget(RunId run, Budget perClass, int classes) {
    return perClass.share(run.equals(RunId.ALL) ? classes : 1, this == BOTH ? 2 : 1);
  }
}
