package io.synthorax.evaluator;

import io.synthorax.contracts.ClassLabel;
import io.synthorax.contracts.DistanceBox;
import io.synthorax.contracts.EvaluationSpecification;
import io.synthorax.contracts.Figure;
import io.synthorax.learning.metrics.BoxPlot;
import io.synthorax.learning.metrics.CentroidDistances;
import io.synthorax.learning.metrics.Features;
import io.synthorax.learning.metrics.ImageSet;
import io.synthorax.learning.metrics.Measurement;
import io.synthorax.learning.metrics.OwnClassMargin;
import io.synthorax.learning.metrics.ResamplingUnit.Subset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The centroid distances of one synthesized class to every real class (training part), those of the
 * real images of that class beside them, and whether the own class is the nearest. All subsets of
 * one plot have the same size: smaller ones inflate every distance.
 */
final class CentroidPlot {
  private static final int RESAMPLES = 200;

  private final ClassLabel own;
  private final Map<ClassLabel, ImageSet> real = new LinkedHashMap<>();
  private final Features synthesized;
  private final Subset unit;
  private final FigureName name;
  private final long seed;

  /** Classes without a real image are left out. */
  CentroidPlot(
      ClassLabel own,
      Map<ClassLabel, ImageSet> training,
      Features synthesized,
      EvaluationSpecification specification,
      FigureName name,
      long seed) {
    this.own = own;
    this.synthesized = synthesized;
    this.name = name;
    this.seed = seed;
    training.forEach(
        (label, images) -> {
          if (images.count() > 0) {
            real.put(label, images);
          }
        });
    this.unit = new Subset(size(specification.subsetSize()), specification.subsetDraws());
  }

  /**
   * Halves of the own class must be disjoint in the floor, so it has at most half of its images.
   */
  private int size(int most) {
    int smallest = real.values().stream().mapToInt(ImageSet::count).min().orElse(1);
    int size = Math.min(most, Math.min(smallest, synthesized.count()));
    int half = real.containsKey(own) ? real.get(own).count() / 2 : size;
    return Math.max(1, Math.min(size, half));
  }

  /** Synthesized to real, then real to real where the own class has the images for it. */
  List<DistanceBox> boxes() {
    List<DistanceBox> boxes = new ArrayList<>();
    long pair = seed;
    for (Map.Entry<ClassLabel, ImageSet> to : real.entrySet()) {
      var distances =
          CentroidDistances.between(synthesized, to.getValue().features(), unit, pair++);
      boxes.add(box(own, to.getKey(), false, distances));
    }
    if (!real.containsKey(own)) {
      return boxes;
    }
    Features ownReal = real.get(own).features();
    for (Map.Entry<ClassLabel, ImageSet> to : real.entrySet()) {
      if (!to.getKey().equals(own)) {
        var distances = CentroidDistances.between(ownReal, to.getValue().features(), unit, pair++);
        boxes.add(box(own, to.getKey(), true, distances));
      } else if (ownReal.count() > 1) {
        boxes.add(box(own, own, true, CentroidDistances.floor(ownReal, unit, pair++)));
      }
    }
    return boxes;
  }

  static DistanceBox box(
      ClassLabel from, ClassLabel to, boolean realFloor, CentroidDistances distances) {
    BoxPlot box = distances.box();
    return new DistanceBox(
        from,
        to,
        realFloor,
        box.lowWhisker(),
        box.lowQuartile(),
        box.median(),
        box.highQuartile(),
        box.highWhisker(),
        distances.size(),
        box.count());
  }

  /** The margin over the nearest other class and the own class's rank, with their intervals. */
  List<Figure> figures() {
    List<ClassLabel> labels = List.copyOf(real.keySet());
    int count = synthesized.count();
    if (labels.size() < 2 || !labels.contains(own) || count == 0) {
      Measurement none =
          Measurement.unavailable("a margin needs training images of this and of another class");
      return List.of(
          none.named(name.ownClassMargin(), count, seed),
          none.named(name.ownClassRank(), count, seed));
    }
    OwnClassMargin margin =
        OwnClassMargin.of(
            synthesized, List.copyOf(real.values()), labels.indexOf(own), RESAMPLES, seed);
    return List.of(
        margin.margin().named(name.ownClassMargin(), count, seed),
        margin.rank().named(name.ownClassRank(), count, seed));
  }
}
