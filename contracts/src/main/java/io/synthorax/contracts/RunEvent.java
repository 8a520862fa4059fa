package io.synthorax.contracts;

import java.util.List;
import java.util.Optional;

/**
 * A fact about a run: one that trains on a class, or {@link RunId#ALL}, which trains on several.
 */
public sealed interface RunEvent extends Event
    permits TrainRequested, EpochFinished, TrainingEnded {
  StudyId study();

  RunId run();

  /** The run's one class; none if it is class-conditional. */
  Optional<ClassLabel> label();

  /** The classes of a class-conditional run, else empty. */
  List<RunClass> classes();

  /** Every class that the run's generator synthesizes, in the order of its class inputs. */
  default List<ClassLabel> labels() {
    return label().map(List::of).orElseGet(() -> classes().stream().map(RunClass::label).toList());
  }

  @Override
  default String subject() {
    return study().value();
  }

  @Override
  default String recordKey() {
    return study() + "/" + run();
  }

  /** The classes as a list that is never null; one class or several, never both. */
  static List<RunClass> checked(Optional<ClassLabel> label, List<RunClass> classes) {
    List<RunClass> several = classes == null ? List.of() : List.copyOf(classes);
    Require.that(
        label.isPresent() == several.isEmpty(), "label", "one class, or else classes", label);
    return several;
  }
}
