package io.synthorax.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that decides a study: who asks the same gets the same study.
 *
 * @param classes of the generators and of the classifiers' outputs, in this order
 * @param budget of training, for each class
 * @param generators which runs there are; none is {@link Generators#EACH}
 * @param startFrom an earlier study of the same classes and networks, from whose generators the
 *     runs start
 * @param predecessors the earlier study whose generator a class's own run starts from, and whose
 *     generator is measured again on this study's validation patients; in a retraining, instead of
 *     {@code startFrom}
 */
public record StudyRequest(
    DatasetId dataset,
    List<ClassLabel> classes,
    TrainingSpecification training,
    EvaluationSpecification evaluation,
    UtilitySpecification utility,
    Budget budget,
    long seed,
    Optional<Generators> generators,
    Optional<StudyId> startFrom,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<ClassLabel, StudyId> predecessors) {

  public StudyRequest {
    Require.that(dataset != null, "dataset", "the id of a registered data set", null);
    Require.that(classes != null && classes.size() >= 2, "classes", "at least two", classes);
    Require.that(
        classes.stream().distinct().count() == classes.size(), "classes", "each once", classes);
    Require.that(training != null, "training", "a training specification", null);
    Require.that(evaluation != null, "evaluation", "an evaluation specification", null);
    Require.that(utility != null, "utility", "a utility specification", null);
    Require.that(budget != null, "budget", Budget.Grammar.allowed(), null);
    for (ExtractorSpecification extractor : evaluation.featureSpaces()) {
      Require.that(
          !(extractor instanceof ExtractorSpecification.Autoencoder autoencoder)
              || autoencoder.fits(training.resolution()),
          "evaluation.extractors",
          "MAP_MEAN from a resolution of 128 on, where it has 64 values: below it use FLATTEN",
          extractor.name());
    }
    classes = List.copyOf(classes);
    // Left out it is the request that earlier versions knew, with the same id.
    generators = generators.filter(kind -> kind != Generators.EACH);
    predecessors =
        predecessors == null
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(predecessors));
    Require.that(
        predecessors.isEmpty() || generators.isEmpty() && startFrom.isEmpty(),
        "predecessors",
        "none beside generators or startFrom",
        predecessors);
  }

  /** A study that succeeds none. */
  public StudyRequest(
      DatasetId dataset,
      List<ClassLabel> classes,
      TrainingSpecification training,
      EvaluationSpecification evaluation,
      UtilitySpecification utility,
      Budget budget,
      long seed,
      Optional<Generators> generators,
      Optional<StudyId> startFrom) {
    this(
        dataset,
        classes,
        training,
        evaluation,
        utility,
        budget,
        seed,
        generators,
        startFrom,
        Collections.emptySortedMap());
  }

  /** The earlier study whose generator a run starts from. */
  public Optional<StudyId> startOf(RunId run) {
    return run.equals(RunId.ALL)
        ? startFrom
        : Optional.ofNullable(predecessors.get(new ClassLabel(run.value()))).or(() -> startFrom);
  }

  /** The runs of the study, {@link RunId#ALL} last. */
  public List<RunId> runs() {
    return classes.stream()
        .flatMap(label -> runsCovering(label).stream())
        .distinct()
        .sorted(Comparator.comparing(RunId.ALL::equals))
        .toList();
  }

  /** The runs whose checkpoints can be selected for a class. */
  public List<RunId> runsCovering(ClassLabel label) {
    return generators.orElse(Generators.EACH).runsCovering(label);
  }

  /** What a run may spend. */
  public Budget budget(RunId run) {
    return generators.orElse(Generators.EACH).budget(run, budget, classes.size());
  }

  /** The id: the first 12 hexadecimal digits of the SHA-256 of the request's JSON. */
  public StudyId study() {
    return new StudyId("s" + Json.hash(this).substring(0, 12));
  }
}
