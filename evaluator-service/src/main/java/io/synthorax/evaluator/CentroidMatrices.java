package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.GeneratorsEvaluation.CentroidMatrix;
import io.synthorax.contracts.GeneratorsEvaluation.Unit;
import io.synthorax.learning.metrics.CentroidDistances;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.ResamplingUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The centroid distances of every synthesized class to every real class (training part), and of
 * every real one to every real one, for each unit of resampling. All subsets have one size: smaller
 * ones inflate every distance.
 */
record CentroidMatrices(String extractor, EvaluationSpecification evaluation, long seed) {

  /** One matrix for each unit; classes without an image are left out. */
  List<CentroidMatrix> of(Map<ClassLabel, Features> synthesized, Map<ClassLabel, Features> real) {
    Map<ClassLabel, Features> from = withImages(synthesized);
    Map<ClassLabel, Features> to = withImages(real);
    List<CentroidMatrix> matrices = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      List<DistanceBox> boxes = boxes(from, to, unit(unit, from, to));
      if (!boxes.isEmpty()) {
        matrices.add(new CentroidMatrix(extractor, unit, boxes));
      }
    }
    return matrices;
  }

  private ResamplingUnit unit(
      Unit unit, Map<ClassLabel, Features> from, Map<ClassLabel, Features> to) {
    return switch (unit) {
      case SUBSET -> new ResamplingUnit.Subset(size(from, to), evaluation.subsetDraws());
      case IMAGE -> new ResamplingUnit.Image();
      case CLASS -> new ResamplingUnit.WholeClass();
    };
  }

  /** Halves of every real class must be disjoint in the floor. */
  private int size(Map<ClassLabel, Features> from, Map<ClassLabel, Features> to) {
    int size = evaluation.subsetSize();
    for (Features features : from.values()) {
      size = Math.min(size, features.count());
    }
    for (Features features : to.values()) {
      size = Math.min(size, features.count() / 2);
    }
    return Math.max(1, size);
  }

  private List<DistanceBox> boxes(
      Map<ClassLabel, Features> from, Map<ClassLabel, Features> real, ResamplingUnit unit) {
    List<DistanceBox> boxes = new ArrayList<>();
    long pair = seed;
    for (var one : from.entrySet()) {
      for (var to : real.entrySet()) {
        boxes.add(
            CentroidPlot.box(
                one.getKey(),
                to.getKey(),
                false,
                CentroidDistances.between(one.getValue(), to.getValue(), unit, pair++)));
      }
    }
    for (var one : real.entrySet()) {
      for (var to : real.entrySet()) {
        boolean same = one.getKey().equals(to.getKey());
        if (!same || one.getValue().count() > 1) {
          CentroidDistances distances =
              same
                  ? CentroidDistances.floor(one.getValue(), unit, pair++)
                  : CentroidDistances.between(one.getValue(), to.getValue(), unit, pair++);
          boxes.add(CentroidPlot.box(one.getKey(), to.getKey(), true, distances));
        }
      }
    }
    return boxes;
  }

  private static Map<ClassLabel, Features> withImages(Map<ClassLabel, Features> all) {
    Map<ClassLabel, Features> some = new LinkedHashMap<>(all);
    some.values().removeIf(features -> features.count() == 0);
    return some;
  }
}
